PRAGMA application_id = 1349469268;
BEGIN TRANSACTION;
CREATE TABLE "account_emailaddress" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verified" bool NOT NULL, "primary" bool NOT NULL, "user_id" char(32) NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "email" varchar(254) NOT NULL);
CREATE TABLE "account_emailconfirmation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created" datetime NOT NULL, "sent" datetime NULL, "key" varchar(64) NOT NULL UNIQUE, "email_address_id" integer NOT NULL REFERENCES "account_emailaddress" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "accounts_invitation" ("id" char(32) NOT NULL PRIMARY KEY, "email" varchar(254) NOT NULL, "role" varchar(40) NOT NULL, "token_hash" varchar(64) NOT NULL UNIQUE, "invited_at" datetime NOT NULL, "expires_at" datetime NOT NULL, "accepted_at" datetime NULL, "withdrawn_at" datetime NULL, "invited_by_id" char(32) NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "accounts_membership" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "role" varchar(40) NOT NULL, "since" datetime NOT NULL, "ended_at" datetime NULL, "user_id" char(32) NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "accounts_membership" VALUES(1,'incentives_admin','2026-11-29 12:57:24.627490',NULL,'b4109c73aece41acb25474ab838141d8','935151cd0e984bef8b06b10bfb40d282');
INSERT INTO "accounts_membership" VALUES(2,'admin','2026-11-29 12:57:26.090010',NULL,'7744b2f187db4dbe8d15b539270310d1','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "accounts_membership" VALUES(3,'reviewer','2026-11-29 12:57:26.900655',NULL,'8d05685af33f4e429e453c636369e6c6','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "accounts_membership" VALUES(4,'auditor','2026-11-29 12:57:27.780617',NULL,'fb570f4c468c40bca27defd3a98d5dfb','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "accounts_membership" VALUES(5,'lead','2026-11-29 12:57:28.573249',NULL,'62b2e7642bbe446880ff5de457201918','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "accounts_membership" VALUES(6,'finance','2026-11-29 12:57:29.395384',NULL,'ad3a5d86d9334e47b4e385b0c4a0cbc0','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "accounts_membership" VALUES(7,'reviewer','2026-11-29 12:57:34.179421',NULL,'b4605677a632431e82cd0ba815cebb31','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "accounts_membership" VALUES(8,'finance','2026-11-29 12:57:35.446876',NULL,'396038b35fb34dd78fdf7be1e2ecbc72','c4665f076cb34a34befcfb8aa8c6609b');
CREATE TABLE "accounts_organisation" ("id" char(32) NOT NULL PRIMARY KEY, "kind" varchar(20) NOT NULL, "name" varchar(200) NOT NULL, "made_at" datetime NOT NULL, CONSTRAINT "organisation_kind" CHECK ("kind" IN ('partner', 'programme')));
INSERT INTO "accounts_organisation" VALUES('935151cd0e984bef8b06b10bfb40d282','partner','Quillhaven Digital Ltd','2026-11-29 12:57:24.626494');
INSERT INTO "accounts_organisation" VALUES('c4665f076cb34a34befcfb8aa8c6609b','programme','Fabrikam Programmes','2026-11-29 12:57:25.384876');
CREATE TABLE "accounts_user" ("password" varchar(128) NOT NULL, "last_login" datetime NULL, "id" char(32) NOT NULL PRIMARY KEY, "email" varchar(254) NOT NULL UNIQUE, "name" varchar(200) NOT NULL, "is_active" bool NOT NULL, "is_owner" bool NOT NULL, "joined_at" datetime NOT NULL);
INSERT INTO "accounts_user" VALUES('pbkdf2_sha256$1000000$4oCXJpnxS4RJn89uyph89y$NKEHntM5F94AcLPDQGpbfrytc1ORKwWn01zQ2Wwfd9Y=',NULL,'b4109c73aece41acb25474ab838141d8','ana@northwind.example','Ana Weber',1,1,'2026-11-29 12:57:24.600701');
INSERT INTO "accounts_user" VALUES('pbkdf2_sha256$1000000$aED0zdwELVpoR4pZNznLaY$dqX0Y/JDF8/DOFZaQW1BodJsncblFVdJD4kff+Rhyv8=',NULL,'7744b2f187db4dbe8d15b539270310d1','admin@fabrikam-programmes.example','Admin',1,0,'2026-11-29 12:57:26.087409');
INSERT INTO "accounts_user" VALUES('pbkdf2_sha256$1000000$UwGDEZGvs1X1qjUMycbp5H$sZGJd5d4eNjyQyXL4eDzswYGq5HRhUokt4w4mzcbD7I=',NULL,'8d05685af33f4e429e453c636369e6c6','reviewer@fabrikam-programmes.example','Reviewer',1,0,'2026-11-29 12:57:26.898032');
INSERT INTO "accounts_user" VALUES('pbkdf2_sha256$1000000$yvcYcGhWD9gTsxkUDzxmsb$qCSEHexpgrD6x6D8o1mzJUoPjdtHWW43prdeKuMhRUg=',NULL,'fb570f4c468c40bca27defd3a98d5dfb','auditor@fabrikam-programmes.example','Auditor',1,0,'2026-11-29 12:57:27.777845');
INSERT INTO "accounts_user" VALUES('pbkdf2_sha256$1000000$l9BgdpvjBzB68AmQKsPBvQ$UE/ELbUiDfEWhDI2ebkWI8YdjKWW4ChOQv/zHc1w/jA=',NULL,'62b2e7642bbe446880ff5de457201918','lead@fabrikam-programmes.example','Lead',1,0,'2026-11-29 12:57:28.563989');
INSERT INTO "accounts_user" VALUES('pbkdf2_sha256$1000000$Ip9opddd65bR5bMLMc0mcA$bHMlYQhsVabnVytLxJ47DcqXMEgEmee8HZ75lNUQyNY=',NULL,'ad3a5d86d9334e47b4e385b0c4a0cbc0','flo@fabrikam.example','Flo',1,0,'2026-11-29 12:57:29.384626');
INSERT INTO "accounts_user" VALUES('pbkdf2_sha256$1000000$CZz8nyuavlT0RIUaC9aWJ8$4I93ZOwclTG5tTeNetJ+dXGSaZ8CJC3hk0QJMKjS1mI=',NULL,'b4605677a632431e82cd0ba815cebb31','ben@fabrikam.example','Ben',1,0,'2026-11-29 12:57:34.174725');
INSERT INTO "accounts_user" VALUES('pbkdf2_sha256$1000000$bjz91Y4zPO9PG6GJ3pgsOH$qwZlljQ8cRWPvzX4Rcc7BQCBk0AIgJfPGZVTXfCelXY=',NULL,'396038b35fb34dd78fdf7be1e2ecbc72','finance@fabrikam-programmes.example','Finance',1,0,'2026-11-29 12:57:35.444655');
CREATE TABLE "acknowledgements_acknowledgement" ("id" char(32) NOT NULL PRIMARY KEY, "state" varchar(20) NOT NULL, "token_hash" varchar(64) NOT NULL UNIQUE, "name" varchar(200) NOT NULL, "title" varchar(200) NOT NULL, "email" varchar(254) NOT NULL, "message" text NOT NULL, "answers" text NOT NULL CHECK ((JSON_VALID("answers") OR "answers" IS NULL)), "policy" varchar(80) NOT NULL, "disclosures" text NOT NULL CHECK ((JSON_VALID("disclosures") OR "disclosures" IS NULL)), "sha256" varchar(64) NOT NULL, "size" bigint unsigned NOT NULL CHECK ("size" >= 0), "asked_at" datetime NOT NULL, "expires_at" datetime NOT NULL, "reminded_at" datetime NOT NULL, "reminders" smallint unsigned NOT NULL CHECK ("reminders" >= 0), "code" text NULL CHECK ((JSON_VALID("code") OR "code" IS NULL)), "codes" text NOT NULL CHECK ((JSON_VALID("codes") OR "codes" IS NULL)), "proven" text NULL CHECK ((JSON_VALID("proven") OR "proven" IS NULL)), "record" text NOT NULL, "reason" text NOT NULL, "ended_at" datetime NULL, "sealed" varchar(64) NOT NULL, "history" text NOT NULL CHECK ((JSON_VALID("history") OR "history" IS NULL)), "asked_by_id" char(32) NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "earlier_id" char(32) NULL UNIQUE REFERENCES "acknowledgements_acknowledgement" ("id") DEFERRABLE INITIALLY DEFERRED, "engagement_id" char(32) NOT NULL REFERENCES "engagements_engagement" ("id") DEFERRABLE INITIALLY DEFERRED, "filed_id" char(32) NULL REFERENCES "evidence_document" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "acknowledgements_acknowledgement" VALUES('54797f9b5bbe4f05bb4db141cb57e013','acknowledged','ecb94d3862da6656f36ad6eb8833a373984e237c23f6f35cd949e5604ed27899','Maja Lindqvist','Head of IT','office@osterbydairies.example','','{"programme": "microsoft-cpor", "engagement": "usage", "solution_area": "modern-work", "customer": {"name": "Osterby Dairies AB", "domain": "osterbydairies.example", "tenant_id": "5b7f0c1e-93a4-4d2e-8c61-7e0a9f3d24b8", "country": "SE", "sector": "commercial", "signatory": {"name": "Maja Lindqvist", "title": "Head of IT"}}, "agreement": "csp", "project": "Milk round mail", "workloads": [{"workload": "exchange-online", "activities": ["migration"]}, {"workload": "teams", "activities": ["adoption", "support"]}], "narratives": {"business_need": "Osterby Dairies ran mail for its 260 people on a server in the Lund office that failed twice in 2025; on both days the drivers did not get their rounds. The company needed Exchange Online so that mail does not depend on one room, and Teams so that drivers and dairy can reach each other on the road.", "usage_work": "From 9 February to 27 March 2026 two engineers of Quillhaven moved the 260 mailboxes of Osterby Dairies from the server in Lund to Exchange Online, in five nights without lost mail. Quillhaven then held eight workshops on Teams for 31 team leaders, made a guide for drivers, and has answered 57 support requests on Teams since 1 April. In the week of 13 April 241 of 260 people used Exchange Online and 198 used Teams.", "supporting_documents": ["Migration plan of 2 February 2026", "Usage report, week of 13 April 2026"]}}','microsoft-cpor@2023-10','[]','6519c0b8157e0ab19fede95c9218c2b7319c803112ae1a9841d3482e99ef13fc',43989,'2026-11-29 12:57:44.164474','2026-12-29 12:57:44.164474','2026-11-29 12:57:44.164474',0,NULL,'["2026-11-29T12:57:44+00:00"]','{"email": "office@osterbydairies.example", "salt": "0165bd9990e4f5a3376cd2358fedc6ac", "digest": "6f6db3b7189cb7bd3cd8719f6da0cc3b892e30e83d2c0fbbf1eafbc81c24b240", "expires_at": "2026-11-29T13:27:44+00:00", "tries": 0, "proven_at": "2026-11-29T12:57:44+00:00"}','{"acts":[{"addendum":false,"at":{"local":"2026-11-29T12:57:44+00:00","utc":"2026-11-29T12:57:44Z"},"element":null,"kind":"sign","mark":{"picture":null,"strokes":[],"text":"Maja Lindqvist","way":"typed"},"origin":{"address":"c281f73db535bce958bf15a399ae81a7f3bbc4eff001013662a561bee4ad649e","browser":"1b444b28fb6295b7c66f3568607009b0bdfeb194f4fab977928dd015ed77a0b9"},"reason":null,"to":null}],"code":{"digest":"6f6db3b7189cb7bd3cd8719f6da0cc3b892e30e83d2c0fbbf1eafbc81c24b240","email":"office@osterbydairies.example","expires_at":{"local":"2026-11-29T13:27:44+00:00","utc":"2026-11-29T13:27:44Z"},"proven_at":{"local":"2026-11-29T12:57:44+00:00","utc":"2026-11-29T12:57:44Z"},"salt":"0165bd9990e4f5a3376cd2358fedc6ac","tries":0},"filed_at":{"local":"2026-11-29T12:57:44+00:00","utc":"2026-11-29T12:57:44Z"},"id":"54797f9b-5bbe-4f05-bb4d-b141cb57e013","person":{"email":"office@osterbydairies.example","name":"Maja Lindqvist","organisation":"Osterby Dairies AB","title":"Head of IT"},"schema":"poedesk.acknowledgement/1","shown":{"at":{"local":"2026-11-29T12:57:44+00:00","utc":"2026-11-29T12:57:44Z"},"bytes":43989,"disclosures":[],"name":"proof-of-execution.pdf","policy":"microsoft-cpor@2023-10","sha256":"6519c0b8157e0ab19fede95c9218c2b7319c803112ae1a9841d3482e99ef13fc"},"state":"acknowledged"}','','2026-11-29 12:57:44.365010','','[{"at": "2026-11-29T12:57:44.174035+00:00", "what": "Asked office@osterbydairies.example", "who": "Ana Weber"}, {"at": "2026-11-29T12:57:44.315268+00:00", "what": "Asked for a code", "who": "Maja Lindqvist"}, {"at": "2026-11-29T12:57:44.346969+00:00", "what": "Entered the code", "who": "Maja Lindqvist"}, {"at": "2026-11-29T12:57:44.375149+00:00", "what": "Signed", "who": "Maja Lindqvist"}]','b4109c73aece41acb25474ab838141d8',NULL,'1ce62b90dc6249e6a5914a1a34c4d19a',NULL,'935151cd0e984bef8b06b10bfb40d282');
CREATE TABLE "acknowledgements_shown" ("sha256" varchar(64) NOT NULL PRIMARY KEY, "pages" text NOT NULL CHECK ((JSON_VALID("pages") OR "pages" IS NULL)));
INSERT INTO "acknowledgements_shown" VALUES('6519c0b8157e0ab19fede95c9218c2b7319c803112ae1a9841d3482e99ef13fc','[{"sha256": "dbba08dd84f392ed57262b0cd3df6014f8e00020efa18e78d244b0df76fcdc58", "media_type": "image/webp", "width": 595, "height": 842, "text": "Proof of Execution\nWhat the partner did for the customer, in the customer''s acknowledgement\nHow to fill it in\nAnother signed document may stand in place of this form when it holds the same elements. Items marked * are\noptional; all others are needed.\nSection 1: the same names, domain and tenant as in the claim. Section 2: signed and dated by the customer, no more\nthan 12 months before the claim is filed. Section 3: what was needed, what was done. Section 4, for usage: each\nproduct or workload under the activity that was done for it.\nSection 1: Partner and Customer Contact Information\nPartner Company Name\tQuillhaven Digital Ltd\nCustomer Company Name\tOsterby Dairies AB\nCustomer Signatory Name (printed)\tMaja Lindqvist\nCustomer Signatory Role or Job Title\tHead of IT\nCustomer Domain Name\tosterbydairies.example\nCustomer Tenant ID\t5b7f0c1e-93a4-4d2e-8c61-7e0a9f3d24b8\nProject Name *\tMilk round mail\nSection 2: Customer Acknowledgment\nThe customer''s acknowledgment must be dated within 12 months of the claim''s submission.\nCustomer Signature\tDate Signed\nSection 3: Scope of Work Details\n3.3 Business need\nDescribe the customer''s specific business need, and the benefit of the solution that uses the claimed products or\nworkloads.\nOsterby Dairies ran mail for its 260 people on a server in the Lund office that failed twice in 2025; on both\ndays the drivers did not get their rounds. The company needed Exchange Online so that mail does not\ndepend on one room, and Teams so that drivers and dairy can reach each other on the road.\nProof of Execution, drawn from microsoft-cpor@2023-10\tPage 1 of 4"}, {"sha256": "03d579a2b93fa0315aa36bdc21e345957ed59d7b44d26e24fb30bb7eb2ae84f1", "media_type": "image/webp", "width": 595, "height": 842, "text": "3.5 Work that influenced usage\nDescribe the specific work that influenced the customer''s usage of the claimed products or workloads.\nFrom 9 February to 27 March 2026 two engineers of Quillhaven moved the 260 mailboxes of Osterby Dairies\nfrom the server in Lund to Exchange Online, in five nights without lost mail. Quillhaven then held eight\nworkshops on Teams for 31 team leaders, made a guide for drivers, and has answered 57 support requests\non Teams since 1 April. In the week of 13 April 241 of 260 people used Exchange Online and 198 used Teams.\n3.6 Supporting documents *\nName the documents that show the work: architecture, diagrams, support logs, deployment roadmap, migration\nplan, service description, milestones, timelines, user counts.\nMigration plan of 2 February 2026\nUsage report, week of 13 April 2026\nSection 4: Activity type and product(s)/workload(s)\nUsage only. Under each activity that was done, tick each product or workload for which it was done. For business\napplications name the products. Explain what is ticked under Other.\nDeployment & Implementation\nhands-on deployment, installing and provisioning, designing and carrying out a solution, configuring, customising\nExchange Online\tSharePoint Online\tMicrosoft 365 Apps\nOutlook Mobile\tTeams Platform\tTeams Meetings\nTeams Phone System\tTeams\tAzure Active Directory Premium\nAzure Advanced Threat Protection\tOffice Advanced Threat Protection\tMicrosoft Cloud App Security\nMicrosoft Defender Advanced\tMicrosoft Information Protection\tMicrosoft Intune\nThreat Protection\nYammer\nBusiness Applications (specify product names):\nMigrations\nfrom own servers to the cloud, from one tenant to another, from another cloud service to this one\nExchange Online\tSharePoint Online\tMicrosoft 365 Apps\nOutlook Mobile\tTeams Platform\tTeams Meetings\nTeams Phone System\tTeams\tAzure Active Directory Premium\nAzure Advanced Threat Protection\tOffice Advanced Threat Protection\tMicrosoft Cloud App Security\nMicrosoft Defender Advanced\tMicrosoft Information Protection\tMicrosoft Intune\nThreat Protection\nYammer\nBusiness Applications (specify product names):\nProof of Execution, drawn from microsoft-cpor@2023-10\tPage 2 of 4"}, {"sha256": "94a3a8f78433424a9c4bba3dba5a55c02b0664de6309d7b54def87952cc72ce7", "media_type": "image/webp", "width": 595, "height": 842, "text": "Adoption & Change Management\nsubstantial training of administrators and users, large workshops, support through the change\nExchange Online\tSharePoint Online\tMicrosoft 365 Apps\nOutlook Mobile\tTeams Platform\tTeams Meetings\nTeams Phone System\tTeams\tAzure Active Directory Premium\nAzure Advanced Threat Protection\tOffice Advanced Threat Protection\tMicrosoft Cloud App Security\nMicrosoft Defender Advanced\tMicrosoft Information Protection\tMicrosoft Intune\nThreat Protection\nYammer\nBusiness Applications (specify product names):\nRemote Guidance\nguiding by telephone or mail, supporting what the customer deploys or migrates itself\nExchange Online\tSharePoint Online\tMicrosoft 365 Apps\nOutlook Mobile\tTeams Platform\tTeams Meetings\nTeams Phone System\tTeams\tAzure Active Directory Premium\nAzure Advanced Threat Protection\tOffice Advanced Threat Protection\tMicrosoft Cloud App Security\nMicrosoft Defender Advanced\tMicrosoft Information Protection\tMicrosoft Intune\nThreat Protection\nYammer\nBusiness Applications (specify product names):\nPilots\ndesigning and running a limited trial of the solution, reporting on how the trial went\nExchange Online\tSharePoint Online\tMicrosoft 365 Apps\nOutlook Mobile\tTeams Platform\tTeams Meetings\nTeams Phone System\tTeams\tAzure Active Directory Premium\nAzure Advanced Threat Protection\tOffice Advanced Threat Protection\tMicrosoft Cloud App Security\nMicrosoft Defender Advanced\tMicrosoft Information Protection\tMicrosoft Intune\nThreat Protection\nYammer\nBusiness Applications (specify product names):\nAdvisory Services & Planning\nanalysing where the customer stands, recommending a solution or a plan to carry it out\nExchange Online\tSharePoint Online\tMicrosoft 365 Apps\nOutlook Mobile\tTeams Platform\tTeams Meetings\nTeams Phone System\tTeams\tAzure Active Directory Premium\nAzure Advanced Threat Protection\tOffice Advanced Threat Protection\tMicrosoft Cloud App Security\nMicrosoft Defender Advanced\tMicrosoft Information Protection\tMicrosoft Intune\nThreat Protection\nYammer\nBusiness Applications (specify product names):\nProof of Execution, drawn from microsoft-cpor@2023-10\tPage 3 of 4"}, {"sha256": "846aa59e271dfeb9fb6c6d8aff48a9b1a7358d50e238e376549a01ce71c8628e", "media_type": "image/webp", "width": 595, "height": 842, "text": "Customer Support\nsupporting users of what exists, tickets and calls and mails on request, managed services\nExchange Online\tSharePoint Online\tMicrosoft 365 Apps\nOutlook Mobile\tTeams Platform\tTeams Meetings\nTeams Phone System\tTeams\tAzure Active Directory Premium\nAzure Advanced Threat Protection\tOffice Advanced Threat Protection\tMicrosoft Cloud App Security\nMicrosoft Defender Advanced\tMicrosoft Information Protection\tMicrosoft Intune\nThreat Protection\nYammer\nBusiness Applications (specify product names):\nOther\nExchange Online\tSharePoint Online\tMicrosoft 365 Apps\nOutlook Mobile\tTeams Platform\tTeams Meetings\nTeams Phone System\tTeams\tAzure Active Directory Premium\nAzure Advanced Threat Protection\tOffice Advanced Threat Protection\tMicrosoft Cloud App Security\nMicrosoft Defender Advanced\tMicrosoft Information Protection\tMicrosoft Intune\nThreat Protection\nYammer\nBusiness Applications (specify product names):\nPlease specify:\nProof of Execution, drawn from microsoft-cpor@2023-10\tPage 4 of 4"}]');
CREATE TABLE "api_answered" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "token_hash" varchar(64) NOT NULL, "key" varchar(200) NOT NULL, "asked" varchar(64) NOT NULL, "status" smallint unsigned NOT NULL CHECK ("status" >= 0), "kind" varchar(100) NOT NULL, "etag" varchar(40) NOT NULL, "body" BLOB NOT NULL, "at" datetime NOT NULL);
CREATE TABLE "audits_batch" ("id" char(32) NOT NULL PRIMARY KEY, "programme" varchar(120) NOT NULL, "solution_area" varchar(60) NOT NULL, "engagement" varchar(20) NOT NULL, "log" text NOT NULL CHECK ((JSON_VALID("log") OR "log" IS NULL)), "released_at" datetime NULL, "sweep_at" datetime NULL, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "draw_id" char(32) NOT NULL REFERENCES "audits_draw" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "audits_batch" VALUES('2bcdd2bf1bd0425a9f6b6470220c29e8','microsoft-azure-poe@2017-07','azure','usage','{"schema": "poedesk.poe-requests/1", "draw": "asked-0", "programme": "microsoft-azure-poe@2017-07", "solution_area": "azure", "engagement": "usage", "calendar": {"country": "US", "zone": "UTC"}, "drafted_at": "2026-11-29T12:57:33Z", "drafted_by": "person:fb570f4c-468c-40bc-a27d-efd3a98d5dfb", "targets": [{"request": "POE-d786eecc7c14", "engagement": "CLM-93T9YC36", "partner": "935151cd-0e98-4bef-8b06-b10bfb40d282", "chosen": "drawn"}, {"request": "POE-c780df50cbc2", "engagement": "CLM-ZMNK3X4E", "partner": "935151cd-0e98-4bef-8b06-b10bfb40d282", "chosen": "drawn"}], "entries": []}',NULL,NULL,'c4665f076cb34a34befcfb8aa8c6609b','1736dd149f5a43bb807bedd3a1213eb4');
CREATE TABLE "audits_draw" ("id" char(32) NOT NULL PRIMARY KEY, "name" varchar(80) NOT NULL UNIQUE, "programme" varchar(120) NOT NULL, "population" text NOT NULL CHECK ((JSON_VALID("population") OR "population" IS NULL)), "commitment" varchar(64) NOT NULL, "units" integer unsigned NOT NULL CHECK ("units" >= 0), "frozen_at" datetime NOT NULL, "receipt" text NULL CHECK ((JSON_VALID("receipt") OR "receipt" IS NULL)), "drawn" integer unsigned NOT NULL CHECK ("drawn" >= 0), "published_at" datetime NULL, "frozen_by_id" char(32) NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "audits_draw" VALUES('3fd99e64227e454192d0a6666babc690','run-0','microsoft-azure-poe@2017-07','{"schema": "poedesk.population/1", "header": {"schema": "poedesk.draw-header/1", "draw": "run-0", "programme": "microsoft-azure-poe@2017-07", "unit": "claim", "within": null, "method": "equal", "take": {"": 2}, "each": null, "not_drawn_since": null, "seed": {"kind": "dice", "throws": 20}, "frozen_at": "2026-11-29T12:57:32Z", "units": 3, "rested": 0, "root": "aba224fd5ac27d6da88c70233255d4d6fbb514fce237b78ec47a6b0bf365a930"}, "commitment": "32f2f3b0dad603c4581cc45adc4223e19607710b7bb722f8bdeeff693c5262b7", "secret": "50b9faa108f7a67a374d5d4e5fe32d6cfea4d62c69dc2882c8ddf5a2ef9bc447", "units": [["CLM-4ZNHQQYX", "", "", 1, ""], ["CLM-93T9YC36", "", "", 1, ""], ["CLM-BCWBCS69", "", "", 1, ""]]}','32f2f3b0dad603c4581cc45adc4223e19607710b7bb722f8bdeeff693c5262b7',3,'2026-11-29 12:57:32',NULL,0,NULL,'fb570f4c468c40bca27defd3a98d5dfb','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "audits_draw" VALUES('1736dd149f5a43bb807bedd3a1213eb4','asked-0','microsoft-azure-poe@2017-07','{"schema": "poedesk.population/1", "header": {"schema": "poedesk.draw-header/1", "draw": "asked-0", "programme": "microsoft-azure-poe@2017-07", "unit": "claim", "within": null, "method": "equal", "take": {"": 2}, "each": null, "not_drawn_since": null, "seed": {"kind": "dice", "throws": 20}, "frozen_at": "2026-11-29T12:57:32Z", "units": 5, "rested": 0, "root": "211d651012c1cc84a13effbcd6feea40c391def6495b01b98c98b0298b753a79"}, "commitment": "39e83c001635003ece2683fd6491280f8a6c503ef7de677a3a63b2d807f3d596", "secret": "ede0475e9b29b5c841ce4350aaa17a1dc4b83d01050ee19e27af2db1897fa55e", "units": [["CLM-4ZNHQQYX", "", "", 1, ""], ["CLM-93T9YC36", "", "", 1, ""], ["CLM-BCWBCS69", "", "", 1, ""], ["CLM-DB5DJ6G8", "", "", 1, ""], ["CLM-ZMNK3X4E", "", "", 1, ""]]}','39e83c001635003ece2683fd6491280f8a6c503ef7de677a3a63b2d807f3d596',5,'2026-11-29 12:57:32','{"schema": "poedesk.draw/1", "header": {"schema": "poedesk.draw-header/1", "draw": "asked-0", "programme": "microsoft-azure-poe@2017-07", "unit": "claim", "within": null, "method": "equal", "take": {"": 2}, "each": null, "not_drawn_since": null, "seed": {"kind": "dice", "throws": 20}, "frozen_at": "2026-11-29T12:57:32Z", "units": 5, "rested": 0, "root": "211d651012c1cc84a13effbcd6feea40c391def6495b01b98c98b0298b753a79"}, "commitment": "39e83c001635003ece2683fd6491280f8a6c503ef7de677a3a63b2d807f3d596", "seed": {"given": "16253412635412635142", "text": "dice 16253412635412635142"}, "steps": [{"step": "draw", "at": "2026-11-29T12:57:33Z", "because": "", "take": {"": 2}, "unit": null}], "groups": [], "drawn": [{"unit": "CLM-93T9YC36", "group": "", "stratum": "", "size": 1, "certain": false, "ticket": "58b316dc7c409f6ef0c4994bc01c37db7fa347b39299a9c987787019097f9939"}, {"unit": "CLM-ZMNK3X4E", "group": "", "stratum": "", "size": 1, "certain": false, "ticket": "62487ea881718cfc371a9d0da598d88f0f2eefe34c3852b76c9cabe4590eab6b"}], "picked": [], "bounds": {"": "62487ea881718cfc371a9d0da598d88f0f2eefe34c3852b76c9cabe4590eab6b00000000000000000000000000000000"}, "inner_bounds": {}}',2,'2026-11-29 12:57:33.068412','fb570f4c468c40bca27defd3a98d5dfb','c4665f076cb34a34befcfb8aa8c6609b');
CREATE TABLE "audits_request" ("id" char(32) NOT NULL PRIMARY KEY, "reference" varchar(20) NOT NULL UNIQUE, "state" varchar(20) NOT NULL, "title" varchar(120) NOT NULL, "turn" varchar(20) NOT NULL, "delivered_at" datetime NULL, "due" date NULL, "why" text NOT NULL, "remind_at" datetime NULL, "note" text NOT NULL, "revision" integer unsigned NOT NULL CHECK ("revision" >= 0), "batch_id" char(32) NOT NULL REFERENCES "audits_batch" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_id" char(32) NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "owner_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "audits_request" VALUES('ee469459a72a410e9e047cd9797ad354','POE-d786eecc7c14','drafted','Drafted','programme',NULL,NULL,'',NULL,'',2,'2bcdd2bf1bd0425a9f6b6470220c29e8','cae3b0e23a954b25ba8ef06ea7c9a913','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "audits_request" VALUES('f74506a01743492aa5ec8ea5927a2790','POE-c780df50cbc2','drafted','Drafted','programme',NULL,NULL,'',NULL,'',2,'2bcdd2bf1bd0425a9f6b6470220c29e8','ba6cf4d65b2242c4ac8734a1c5ca5fce','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
CREATE TABLE "audits_requestevent" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "at" datetime NOT NULL, "tag" varchar(80) NOT NULL, "title" varchar(120) NOT NULL, "side" varchar(20) NOT NULL, "actor" varchar(80) NOT NULL, "words" text NOT NULL, "request_id" char(32) NOT NULL REFERENCES "audits_request" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "audits_requestevent" VALUES(1,1,'2026-11-29 12:57:33','poe_request:drafted','Drafted','programme','person:fb570f4c-468c-40bc-a27d-efd3a98d5dfb','','ee469459a72a410e9e047cd9797ad354');
INSERT INTO "audits_requestevent" VALUES(2,1,'2026-11-29 12:57:33','poe_request:drafted','Drafted','programme','person:fb570f4c-468c-40bc-a27d-efd3a98d5dfb','','f74506a01743492aa5ec8ea5927a2790');
CREATE TABLE "audits_unit" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "chosen" varchar(10) NOT NULL, "claim_id" char(32) NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "draw_id" char(32) NOT NULL REFERENCES "audits_draw" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "owner_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "audits_unit" VALUES(1,'','87df0595e580498ba77585b547413745','3fd99e64227e454192d0a6666babc690','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "audits_unit" VALUES(2,'','9bb37286c0394a5b98940272728a9707','3fd99e64227e454192d0a6666babc690','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "audits_unit" VALUES(3,'','cae3b0e23a954b25ba8ef06ea7c9a913','3fd99e64227e454192d0a6666babc690','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "audits_unit" VALUES(4,'','87df0595e580498ba77585b547413745','1736dd149f5a43bb807bedd3a1213eb4','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "audits_unit" VALUES(5,'','88c3ffe7d0694ebbb94bc8babaccaa49','1736dd149f5a43bb807bedd3a1213eb4','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "audits_unit" VALUES(6,'','9bb37286c0394a5b98940272728a9707','1736dd149f5a43bb807bedd3a1213eb4','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "audits_unit" VALUES(7,'drawn','ba6cf4d65b2242c4ac8734a1c5ca5fce','1736dd149f5a43bb807bedd3a1213eb4','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "audits_unit" VALUES(8,'drawn','cae3b0e23a954b25ba8ef06ea7c9a913','1736dd149f5a43bb807bedd3a1213eb4','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
INSERT INTO "auth_permission" VALUES(1,1,'add_permission','Can add permission');
INSERT INTO "auth_permission" VALUES(2,1,'change_permission','Can change permission');
INSERT INTO "auth_permission" VALUES(3,1,'delete_permission','Can delete permission');
INSERT INTO "auth_permission" VALUES(4,1,'view_permission','Can view permission');
INSERT INTO "auth_permission" VALUES(5,2,'add_group','Can add group');
INSERT INTO "auth_permission" VALUES(6,2,'change_group','Can change group');
INSERT INTO "auth_permission" VALUES(7,2,'delete_group','Can delete group');
INSERT INTO "auth_permission" VALUES(8,2,'view_group','Can view group');
INSERT INTO "auth_permission" VALUES(9,3,'add_contenttype','Can add content type');
INSERT INTO "auth_permission" VALUES(10,3,'change_contenttype','Can change content type');
INSERT INTO "auth_permission" VALUES(11,3,'delete_contenttype','Can delete content type');
INSERT INTO "auth_permission" VALUES(12,3,'view_contenttype','Can view content type');
INSERT INTO "auth_permission" VALUES(13,4,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(14,4,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(15,4,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(16,4,'view_session','Can view session');
INSERT INTO "auth_permission" VALUES(17,5,'add_emailaddress','Can add email address');
INSERT INTO "auth_permission" VALUES(18,5,'change_emailaddress','Can change email address');
INSERT INTO "auth_permission" VALUES(19,5,'delete_emailaddress','Can delete email address');
INSERT INTO "auth_permission" VALUES(20,5,'view_emailaddress','Can view email address');
INSERT INTO "auth_permission" VALUES(21,6,'add_emailconfirmation','Can add email confirmation');
INSERT INTO "auth_permission" VALUES(22,6,'change_emailconfirmation','Can change email confirmation');
INSERT INTO "auth_permission" VALUES(23,6,'delete_emailconfirmation','Can delete email confirmation');
INSERT INTO "auth_permission" VALUES(24,6,'view_emailconfirmation','Can view email confirmation');
INSERT INTO "auth_permission" VALUES(25,7,'add_authenticator','Can add authenticator');
INSERT INTO "auth_permission" VALUES(26,7,'change_authenticator','Can change authenticator');
INSERT INTO "auth_permission" VALUES(27,7,'delete_authenticator','Can delete authenticator');
INSERT INTO "auth_permission" VALUES(28,7,'view_authenticator','Can view authenticator');
INSERT INTO "auth_permission" VALUES(29,8,'add_mail','Can add mail');
INSERT INTO "auth_permission" VALUES(30,8,'change_mail','Can change mail');
INSERT INTO "auth_permission" VALUES(31,8,'delete_mail','Can delete mail');
INSERT INTO "auth_permission" VALUES(32,8,'view_mail','Can view mail');
INSERT INTO "auth_permission" VALUES(33,9,'add_user','Can add user');
INSERT INTO "auth_permission" VALUES(34,9,'change_user','Can change user');
INSERT INTO "auth_permission" VALUES(35,9,'delete_user','Can delete user');
INSERT INTO "auth_permission" VALUES(36,9,'view_user','Can view user');
INSERT INTO "auth_permission" VALUES(37,10,'add_organisation','Can add organisation');
INSERT INTO "auth_permission" VALUES(38,10,'change_organisation','Can change organisation');
INSERT INTO "auth_permission" VALUES(39,10,'delete_organisation','Can delete organisation');
INSERT INTO "auth_permission" VALUES(40,10,'view_organisation','Can view organisation');
INSERT INTO "auth_permission" VALUES(41,11,'add_membership','Can add membership');
INSERT INTO "auth_permission" VALUES(42,11,'change_membership','Can change membership');
INSERT INTO "auth_permission" VALUES(43,11,'delete_membership','Can delete membership');
INSERT INTO "auth_permission" VALUES(44,11,'view_membership','Can view membership');
INSERT INTO "auth_permission" VALUES(45,12,'add_invitation','Can add invitation');
INSERT INTO "auth_permission" VALUES(46,12,'change_invitation','Can change invitation');
INSERT INTO "auth_permission" VALUES(47,12,'delete_invitation','Can delete invitation');
INSERT INTO "auth_permission" VALUES(48,12,'view_invitation','Can view invitation');
INSERT INTO "auth_permission" VALUES(49,13,'add_job','Can add job');
INSERT INTO "auth_permission" VALUES(50,13,'change_job','Can change job');
INSERT INTO "auth_permission" VALUES(51,13,'delete_job','Can delete job');
INSERT INTO "auth_permission" VALUES(52,13,'view_job','Can view job');
INSERT INTO "auth_permission" VALUES(53,14,'add_token','Can add token');
INSERT INTO "auth_permission" VALUES(54,14,'change_token','Can change token');
INSERT INTO "auth_permission" VALUES(55,14,'delete_token','Can delete token');
INSERT INTO "auth_permission" VALUES(56,14,'view_token','Can view token');
INSERT INTO "auth_permission" VALUES(57,15,'add_answered','Can add answered');
INSERT INTO "auth_permission" VALUES(58,15,'change_answered','Can change answered');
INSERT INTO "auth_permission" VALUES(59,15,'delete_answered','Can delete answered');
INSERT INTO "auth_permission" VALUES(60,15,'view_answered','Can view answered');
INSERT INTO "auth_permission" VALUES(61,16,'add_read','Can add read');
INSERT INTO "auth_permission" VALUES(62,16,'change_read','Can change read');
INSERT INTO "auth_permission" VALUES(63,16,'delete_read','Can delete read');
INSERT INTO "auth_permission" VALUES(64,16,'view_read','Can view read');
INSERT INTO "auth_permission" VALUES(65,17,'add_engagement','Can add engagement');
INSERT INTO "auth_permission" VALUES(66,17,'change_engagement','Can change engagement');
INSERT INTO "auth_permission" VALUES(67,17,'delete_engagement','Can delete engagement');
INSERT INTO "auth_permission" VALUES(68,17,'view_engagement','Can view engagement');
INSERT INTO "auth_permission" VALUES(69,18,'add_document','Can add document');
INSERT INTO "auth_permission" VALUES(70,18,'change_document','Can change document');
INSERT INTO "auth_permission" VALUES(71,18,'delete_document','Can delete document');
INSERT INTO "auth_permission" VALUES(72,18,'view_document','Can view document');
INSERT INTO "auth_permission" VALUES(73,19,'add_assessment','Can add assessment');
INSERT INTO "auth_permission" VALUES(74,19,'change_assessment','Can change assessment');
INSERT INTO "auth_permission" VALUES(75,19,'delete_assessment','Can delete assessment');
INSERT INTO "auth_permission" VALUES(76,19,'view_assessment','Can view assessment');
INSERT INTO "auth_permission" VALUES(77,20,'add_claim','Can add claim');
INSERT INTO "auth_permission" VALUES(78,20,'change_claim','Can change claim');
INSERT INTO "auth_permission" VALUES(79,20,'delete_claim','Can delete claim');
INSERT INTO "auth_permission" VALUES(80,20,'view_claim','Can view claim');
INSERT INTO "auth_permission" VALUES(81,21,'add_deadline','Can add deadline');
INSERT INTO "auth_permission" VALUES(82,21,'change_deadline','Can change deadline');
INSERT INTO "auth_permission" VALUES(83,21,'delete_deadline','Can delete deadline');
INSERT INTO "auth_permission" VALUES(84,21,'view_deadline','Can view deadline');
INSERT INTO "auth_permission" VALUES(85,22,'add_happening','Can add happening');
INSERT INTO "auth_permission" VALUES(86,22,'change_happening','Can change happening');
INSERT INTO "auth_permission" VALUES(87,22,'delete_happening','Can delete happening');
INSERT INTO "auth_permission" VALUES(88,22,'view_happening','Can view happening');
INSERT INTO "auth_permission" VALUES(89,23,'add_key','Can add key');
INSERT INTO "auth_permission" VALUES(90,23,'change_key','Can change key');
INSERT INTO "auth_permission" VALUES(91,23,'delete_key','Can delete key');
INSERT INTO "auth_permission" VALUES(92,23,'view_key','Can view key');
INSERT INTO "auth_permission" VALUES(93,24,'add_programme','Can add programme');
INSERT INTO "auth_permission" VALUES(94,24,'change_programme','Can change programme');
INSERT INTO "auth_permission" VALUES(95,24,'delete_programme','Can delete programme');
INSERT INTO "auth_permission" VALUES(96,24,'view_programme','Can view programme');
INSERT INTO "auth_permission" VALUES(97,25,'add_proof','Can add proof');
INSERT INTO "auth_permission" VALUES(98,25,'change_proof','Can change proof');
INSERT INTO "auth_permission" VALUES(99,25,'delete_proof','Can delete proof');
INSERT INTO "auth_permission" VALUES(100,25,'view_proof','Can view proof');
INSERT INTO "auth_permission" VALUES(101,26,'add_import','Can add import');
INSERT INTO "auth_permission" VALUES(102,26,'change_import','Can change import');
INSERT INTO "auth_permission" VALUES(103,26,'delete_import','Can delete import');
INSERT INTO "auth_permission" VALUES(104,26,'view_import','Can view import');
INSERT INTO "auth_permission" VALUES(105,27,'add_line','Can add line');
INSERT INTO "auth_permission" VALUES(106,27,'change_line','Can change line');
INSERT INTO "auth_permission" VALUES(107,27,'delete_line','Can delete line');
INSERT INTO "auth_permission" VALUES(108,27,'view_line','Can view line');
INSERT INTO "auth_permission" VALUES(109,28,'add_entry','Can add entry');
INSERT INTO "auth_permission" VALUES(110,28,'change_entry','Can change entry');
INSERT INTO "auth_permission" VALUES(111,28,'delete_entry','Can delete entry');
INSERT INTO "auth_permission" VALUES(112,28,'view_entry','Can view entry');
INSERT INTO "auth_permission" VALUES(113,29,'add_proposal','Can add proposal');
INSERT INTO "auth_permission" VALUES(114,29,'change_proposal','Can change proposal');
INSERT INTO "auth_permission" VALUES(115,29,'delete_proposal','Can delete proposal');
INSERT INTO "auth_permission" VALUES(116,29,'view_proposal','Can view proposal');
INSERT INTO "auth_permission" VALUES(117,30,'add_draw','Can add draw');
INSERT INTO "auth_permission" VALUES(118,30,'change_draw','Can change draw');
INSERT INTO "auth_permission" VALUES(119,30,'delete_draw','Can delete draw');
INSERT INTO "auth_permission" VALUES(120,30,'view_draw','Can view draw');
INSERT INTO "auth_permission" VALUES(121,31,'add_batch','Can add batch');
INSERT INTO "auth_permission" VALUES(122,31,'change_batch','Can change batch');
INSERT INTO "auth_permission" VALUES(123,31,'delete_batch','Can delete batch');
INSERT INTO "auth_permission" VALUES(124,31,'view_batch','Can view batch');
INSERT INTO "auth_permission" VALUES(125,32,'add_request','Can add request');
INSERT INTO "auth_permission" VALUES(126,32,'change_request','Can change request');
INSERT INTO "auth_permission" VALUES(127,32,'delete_request','Can delete request');
INSERT INTO "auth_permission" VALUES(128,32,'view_request','Can view request');
INSERT INTO "auth_permission" VALUES(129,33,'add_requestevent','Can add request event');
INSERT INTO "auth_permission" VALUES(130,33,'change_requestevent','Can change request event');
INSERT INTO "auth_permission" VALUES(131,33,'delete_requestevent','Can delete request event');
INSERT INTO "auth_permission" VALUES(132,33,'view_requestevent','Can view request event');
INSERT INTO "auth_permission" VALUES(133,34,'add_unit','Can add unit');
INSERT INTO "auth_permission" VALUES(134,34,'change_unit','Can change unit');
INSERT INTO "auth_permission" VALUES(135,34,'delete_unit','Can delete unit');
INSERT INTO "auth_permission" VALUES(136,34,'view_unit','Can view unit');
INSERT INTO "auth_permission" VALUES(137,35,'add_case','Can add case');
INSERT INTO "auth_permission" VALUES(138,35,'change_case','Can change case');
INSERT INTO "auth_permission" VALUES(139,35,'delete_case','Can delete case');
INSERT INTO "auth_permission" VALUES(140,35,'view_case','Can view case');
INSERT INTO "auth_permission" VALUES(141,36,'add_decision','Can add decision');
INSERT INTO "auth_permission" VALUES(142,36,'change_decision','Can change decision');
INSERT INTO "auth_permission" VALUES(143,36,'delete_decision','Can delete decision');
INSERT INTO "auth_permission" VALUES(144,36,'view_decision','Can view decision');
INSERT INTO "auth_permission" VALUES(145,37,'add_note','Can add note');
INSERT INTO "auth_permission" VALUES(146,37,'change_note','Can change note');
INSERT INTO "auth_permission" VALUES(147,37,'delete_note','Can delete note');
INSERT INTO "auth_permission" VALUES(148,37,'view_note','Can view note');
INSERT INTO "auth_permission" VALUES(149,38,'add_shown','Can add shown');
INSERT INTO "auth_permission" VALUES(150,38,'change_shown','Can change shown');
INSERT INTO "auth_permission" VALUES(151,38,'delete_shown','Can delete shown');
INSERT INTO "auth_permission" VALUES(152,38,'view_shown','Can view shown');
INSERT INTO "auth_permission" VALUES(153,39,'add_acknowledgement','Can add acknowledgement');
INSERT INTO "auth_permission" VALUES(154,39,'change_acknowledgement','Can change acknowledgement');
INSERT INTO "auth_permission" VALUES(155,39,'delete_acknowledgement','Can delete acknowledgement');
INSERT INTO "auth_permission" VALUES(156,39,'view_acknowledgement','Can view acknowledgement');
CREATE TABLE checkpoint (number INTEGER PRIMARY KEY, size INTEGER NOT NULL, note TEXT NOT NULL);
INSERT INTO "checkpoint" VALUES(0,30,'poedesk-desk
30
spVU8aEdZoJChCtukexOD4quul78GejhaDYGx0Am6VU=
time 2026-11-29T12:57:44Z

— poedesk-desk fyZPop6BEl39bVvN6CDLpnlSoAbDkU46pCUUPTJ+xbzq5O+piaNIW24fuAmamjEcyFN5mdWzQNTLP8bb+PG9H8cDHwE=
');
CREATE TABLE "claims_claim" ("id" char(32) NOT NULL PRIMARY KEY, "reference" varchar(20) NOT NULL UNIQUE, "programme" varchar(80) NOT NULL, "version" varchar(20) NOT NULL, "customer" varchar(500) NOT NULL, "association" text NOT NULL CHECK ((JSON_VALID("association") OR "association" IS NULL)), "state" varchar(40) NOT NULL, "turn" varchar(20) NOT NULL, "is_open" bool NOT NULL, "deadline" date NULL, "sweep_at" datetime NULL, "verdict" varchar(20) NOT NULL, "amount" decimal NULL, "currency" varchar(3) NOT NULL, "revision" integer unsigned NOT NULL CHECK ("revision" >= 0), "submitted_at" datetime NOT NULL, "changed_at" datetime NOT NULL, "engagement_id" char(32) NOT NULL REFERENCES "engagements_engagement" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "owner_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "claims_claim" VALUES('87df0595e580498ba77585b547413745','CLM-BCWBCS69','microsoft-azure-poe','2017-07','Contoso Health','{"id": "CLM-BCWBCS69", "programme": "microsoft-azure-poe", "version": "2017-07", "state": "attached", "began": "2026-11-29T12:57:29.489790Z", "calendar": {"country": "US", "zone": "UTC", "closures": []}, "claimant": {"partner": "935151cd-0e98-4bef-8b06-b10bfb40d282", "keys": [], "sector": "commercial"}, "variant": null, "items": [{"right": "poe", "at": "2026-11-29T12:57:29.489790Z", "by": "person:b4109c73-aece-41ac-b254-74ab838141d8", "content": "22656adbd7271783341b7c641d67fec7a950a2a9611f4bb7fd1d3d65620d7a54"}], "steps": [], "clocks": [], "cures": null, "preserved": null}','attached','nobody',1,NULL,NULL,'approvable',12500,'USD',1,'2026-11-29 12:57:29.489790','2026-11-29 12:57:29.489790','c8af4858d2df4868b564325181d70598','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "claims_claim" VALUES('9bb37286c0394a5b98940272728a9707','CLM-4ZNHQQYX','microsoft-azure-poe','2017-07','Contoso Health','{"id": "CLM-4ZNHQQYX", "programme": "microsoft-azure-poe", "version": "2017-07", "state": "attached", "began": "2026-11-29T12:57:32.474106Z", "calendar": {"country": "US", "zone": "UTC", "closures": []}, "claimant": {"partner": "935151cd-0e98-4bef-8b06-b10bfb40d282", "keys": [], "sector": "commercial"}, "variant": null, "items": [{"right": "poe", "at": "2026-11-29T12:57:32.474106Z", "by": "person:b4109c73-aece-41ac-b254-74ab838141d8", "content": "22656adbd7271783341b7c641d67fec7a950a2a9611f4bb7fd1d3d65620d7a54"}], "steps": [], "clocks": [], "cures": null, "preserved": null}','attached','nobody',1,NULL,NULL,'approvable',12500,'USD',1,'2026-11-29 12:57:32.474106','2026-11-29 12:57:32.474106','53c05305a082429891b4d9ca1b24b446','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "claims_claim" VALUES('cae3b0e23a954b25ba8ef06ea7c9a913','CLM-93T9YC36','microsoft-azure-poe','2017-07','Contoso Health','{"id": "CLM-93T9YC36", "programme": "microsoft-azure-poe", "version": "2017-07", "state": "attached", "began": "2026-11-29T12:57:32.575904Z", "calendar": {"country": "US", "zone": "UTC", "closures": []}, "claimant": {"partner": "935151cd-0e98-4bef-8b06-b10bfb40d282", "keys": [], "sector": "commercial"}, "variant": null, "items": [{"right": "poe", "at": "2026-11-29T12:57:32.575904Z", "by": "person:b4109c73-aece-41ac-b254-74ab838141d8", "content": "22656adbd7271783341b7c641d67fec7a950a2a9611f4bb7fd1d3d65620d7a54"}], "steps": [], "clocks": [], "cures": null, "preserved": null}','attached','nobody',1,NULL,NULL,'approvable',12500,'USD',1,'2026-11-29 12:57:32.575904','2026-11-29 12:57:32.575904','5be8c301f3cc4a1586a328bc6483b04b','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "claims_claim" VALUES('88c3ffe7d0694ebbb94bc8babaccaa49','CLM-DB5DJ6G8','microsoft-azure-poe','2017-07','Contoso Health','{"id": "CLM-DB5DJ6G8", "programme": "microsoft-azure-poe", "version": "2017-07", "state": "attached", "began": "2026-11-29T12:57:32.754285Z", "calendar": {"country": "US", "zone": "UTC", "closures": []}, "claimant": {"partner": "935151cd-0e98-4bef-8b06-b10bfb40d282", "keys": [], "sector": "commercial"}, "variant": null, "items": [{"right": "poe", "at": "2026-11-29T12:57:32.754285Z", "by": "person:b4109c73-aece-41ac-b254-74ab838141d8", "content": "22656adbd7271783341b7c641d67fec7a950a2a9611f4bb7fd1d3d65620d7a54"}], "steps": [], "clocks": [], "cures": null, "preserved": null}','attached','nobody',1,NULL,NULL,'approvable',12500,'USD',1,'2026-11-29 12:57:32.754285','2026-11-29 12:57:32.754285','87b8fc3ef4234af394af5f074cb2fec0','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "claims_claim" VALUES('ba6cf4d65b2242c4ac8734a1c5ca5fce','CLM-ZMNK3X4E','microsoft-azure-poe','2017-07','Contoso Health','{"id": "CLM-ZMNK3X4E", "programme": "microsoft-azure-poe", "version": "2017-07", "state": "attached", "began": "2026-11-29T12:57:32.877797Z", "calendar": {"country": "US", "zone": "UTC", "closures": []}, "claimant": {"partner": "935151cd-0e98-4bef-8b06-b10bfb40d282", "keys": [], "sector": "commercial"}, "variant": null, "items": [{"right": "poe", "at": "2026-11-29T12:57:32.877797Z", "by": "person:b4109c73-aece-41ac-b254-74ab838141d8", "content": "22656adbd7271783341b7c641d67fec7a950a2a9611f4bb7fd1d3d65620d7a54"}], "steps": [], "clocks": [], "cures": null, "preserved": null}','attached','nobody',1,NULL,NULL,'approvable',12500,'USD',1,'2026-11-29 12:57:32.877797','2026-11-29 12:57:32.877797','681c62a4317347b997166da0e9fcba6f','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "claims_claim" VALUES('b58d2db8c20e421a8303643dc74a645a','CLM-Y343CTV2','microsoft-cpor','2023-10','Contoso Health','{"id": "CLM-Y343CTV2", "programme": "microsoft-cpor", "version": "2023-10", "state": "approved", "began": "2026-11-29T12:57:34.214497Z", "calendar": {"country": "US", "zone": "UTC", "closures": []}, "claimant": {"partner": "935151cd-0e98-4bef-8b06-b10bfb40d282", "keys": ["workload:2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62:teams"], "sector": "commercial"}, "variant": null, "items": [{"right": "poe", "at": "2026-11-29T12:57:34.214497Z", "by": "person:b4109c73-aece-41ac-b254-74ab838141d8", "content": "b2555f874286689f86bd5a19113de369f5b7b2faf998ccb8945fd939cbe4f37b"}, {"right": "products", "at": "2026-11-29T12:57:34.214497Z", "by": "person:b4109c73-aece-41ac-b254-74ab838141d8", "content": "4ded267ec7ab4ac9993ad4f6d6c242688601be2ddb781e69c7ddf28c16d54fd2"}, {"right": "contacts", "at": "2026-11-29T12:57:34.214497Z", "by": "person:b4109c73-aece-41ac-b254-74ab838141d8", "content": "5545cf1c6a58c7c929ef714bd7b948f584f8df8eee612371614accd6234ac2c8"}, {"right": "acknowledgements", "at": "2026-11-29T12:57:34.214497Z", "by": "person:b4109c73-aece-41ac-b254-74ab838141d8", "content": "5b09e67356e5a2819da6f2fc95263e48f0822da84e63a4ad1d178af3fcd46781"}], "steps": [{"name": "submit", "at": "2026-11-29T12:57:34.214497Z", "source": "draft", "to": "submitted", "actor": "person:b4109c73-aece-41ac-b254-74ab838141d8", "reason": null, "words": ""}, {"name": "start-review", "at": "2026-11-29T12:57:34.324902Z", "source": "submitted", "to": "under-review", "actor": "person:b4605677-a632-431e-82cd-0ba815cebb31", "reason": null, "words": ""}, {"name": "approve", "at": "2026-11-29T12:57:34.371685Z", "source": "under-review", "to": "approved", "actor": "person:b4605677-a632-431e-82cd-0ba815cebb31", "reason": null, "words": ""}], "clocks": [{"span": {"name": "review-start", "side": "programme", "days": 5, "unit": "business-days", "source": "programme help pages on managing claims, 2020 and 2023", "basis": "stated", "reminders": [1], "extensions": 0}, "started": "2026-11-29T12:57:34.214497Z", "because": "Submit the claim", "calendar": {"country": "US", "zone": "UTC", "closures": []}, "pauses": [], "extensions": [], "stopped": "2026-11-29T12:57:34.324902Z"}, {"span": {"name": "review", "side": "programme", "days": 14, "unit": "business-days", "source": "programme help pages on managing claims, 2023", "basis": "stated", "reminders": [2, 1], "extensions": 0}, "started": "2026-11-29T12:57:34.324902Z", "because": "Start the review", "calendar": {"country": "US", "zone": "UTC", "closures": []}, "pauses": [], "extensions": [], "stopped": "2026-11-29T12:57:34.371685Z"}], "cures": null, "preserved": null}','approved','nobody',1,NULL,NULL,'approvable',12500,'USD',4,'2026-11-29 12:57:34.214497','2026-11-29 12:57:34.371685','b30d562559b8435eaf28d5c17cd16630','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b');
CREATE TABLE "claims_deadline" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "clock" varchar(40) NOT NULL, "side" varchar(20) NOT NULL, "started_at" datetime NOT NULL, "due" date NULL, "why" text NOT NULL, "stopped_at" datetime NULL, "remind_at" datetime NULL, "reminded_at" datetime NULL, "claim_id" char(32) NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "claims_deadline" VALUES(1,1,'review-start','programme','2026-11-29 12:57:34.214497','2026-12-04','The programme has 5 business days (as the programme states: programme help pages on managing claims, 2020 and 2023). They run from Sunday 29 November 2026 (Submit the claim); that day does not count. The last day is Friday 4 December 2026, until midnight in UTC.','2026-11-29 12:57:34.324902',NULL,NULL,'b58d2db8c20e421a8303643dc74a645a');
INSERT INTO "claims_deadline" VALUES(2,2,'review','programme','2026-11-29 12:57:34.324902','2026-12-17','The programme has 14 business days (as the programme states: programme help pages on managing claims, 2023). They run from Sunday 29 November 2026 (Start the review); that day does not count. 4 days of weekends do not count. The last day is Thursday 17 December 2026, until midnight in UTC.','2026-11-29 12:57:34.371685',NULL,NULL,'b58d2db8c20e421a8303643dc74a645a');
CREATE TABLE "claims_happening" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "at" datetime NOT NULL, "tag" varchar(80) NOT NULL, "name" varchar(40) NOT NULL, "title" varchar(200) NOT NULL, "source" varchar(40) NOT NULL, "to" varchar(40) NOT NULL, "side" varchar(20) NOT NULL, "reason" varchar(80) NOT NULL, "words" text NOT NULL, "claim_id" char(32) NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" char(32) NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "claims_happening" VALUES(1,1,'2026-11-29 12:57:29.489790','claim:association:registered','register','Registered','attached','attached','partner','','','87df0595e580498ba77585b547413745','b4109c73aece41acb25474ab838141d8');
INSERT INTO "claims_happening" VALUES(2,1,'2026-11-29 12:57:32.474106','claim:association:registered','register','Registered','attached','attached','partner','','','9bb37286c0394a5b98940272728a9707','b4109c73aece41acb25474ab838141d8');
INSERT INTO "claims_happening" VALUES(3,1,'2026-11-29 12:57:32.575904','claim:association:registered','register','Registered','attached','attached','partner','','','cae3b0e23a954b25ba8ef06ea7c9a913','b4109c73aece41acb25474ab838141d8');
INSERT INTO "claims_happening" VALUES(4,1,'2026-11-29 12:57:32.754285','claim:association:registered','register','Registered','attached','attached','partner','','','88c3ffe7d0694ebbb94bc8babaccaa49','b4109c73aece41acb25474ab838141d8');
INSERT INTO "claims_happening" VALUES(5,1,'2026-11-29 12:57:32.877797','claim:association:registered','register','Registered','attached','attached','partner','','','ba6cf4d65b2242c4ac8734a1c5ca5fce','b4109c73aece41acb25474ab838141d8');
INSERT INTO "claims_happening" VALUES(6,1,'2026-11-29 12:57:34.214497','claim:association:submitted','submit','Submit the claim','draft','submitted','partner','','','b58d2db8c20e421a8303643dc74a645a','b4109c73aece41acb25474ab838141d8');
INSERT INTO "claims_happening" VALUES(7,2,'2026-11-29 12:57:34.324902','claim:association:review_started','start-review','Start the review','submitted','under-review','programme','','','b58d2db8c20e421a8303643dc74a645a','b4605677a632431e82cd0ba815cebb31');
INSERT INTO "claims_happening" VALUES(8,3,'2026-11-29 12:57:34.371685','claim:association:approved','approve','Approve','under-review','approved','programme','','','b58d2db8c20e421a8303643dc74a645a','b4605677a632431e82cd0ba815cebb31');
CREATE TABLE "claims_key" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(200) NOT NULL, "claim_id" char(32) NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "claims_key" VALUES(1,'workload:2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62:teams','b58d2db8c20e421a8303643dc74a645a');
CREATE TABLE "claims_programme" ("id" varchar(80) NOT NULL PRIMARY KEY, "since" datetime NOT NULL, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "claims_programme" VALUES('microsoft-azure-poe','2026-11-29 12:57:26.108558','c4665f076cb34a34befcfb8aa8c6609b');
INSERT INTO "claims_programme" VALUES('microsoft-cpor','2026-11-29 12:57:26.108606','c4665f076cb34a34befcfb8aa8c6609b');
CREATE TABLE "claims_proof" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "given_at" datetime NOT NULL, "text" text NOT NULL, "day" date NOT NULL, "documents" text NOT NULL CHECK ((JSON_VALID("documents") OR "documents" IS NULL)), "content" varchar(64) NOT NULL, "key" varchar(64) NOT NULL, "verdict" varchar(20) NOT NULL, "result" text NOT NULL CHECK ((JSON_VALID("result") OR "result" IS NULL)), "pictures" text NOT NULL CHECK ((JSON_VALID("pictures") OR "pictures" IS NULL)), "checked_at" datetime NULL, "checked_verdict" varchar(20) NOT NULL, "differences" text NOT NULL CHECK ((JSON_VALID("differences") OR "differences" IS NULL)), "problem" text NOT NULL, "packet" varchar(64) NOT NULL, "packet_problem" text NOT NULL, "claim_id" char(32) NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "given_by_id" char(32) NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "claims_proof" VALUES(1,1,'2026-11-29 12:57:29.489790','schema: poedesk.claim/1
programme: microsoft-azure-poe
engagement: usage
solution_area: azure
partner:
  name: Northwind Partners
customer:
  name: Contoso Health
  domain: contosohealth.example
  tenant_id: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62
  country: US
  signatory:
    name: Dana Whitfield
    email: dana@contosohealth.example
project: Modern workplace rollout
expected_incentive:
  amount: ''12500.00''
  currency: USD
','2026-11-29','[{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "size": 5, "dated": null}]','22656adbd7271783341b7c641d67fec7a950a2a9611f4bb7fd1d3d65620d7a54','0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5','approvable','{"schema": "poedesk.assessment/1", "claim": {"id": null, "solution_area": "azure", "engagement": "usage"}, "verdict": "approvable", "policy": {"id": "microsoft-azure-poe", "version": "2017-07"}, "as_of": "2026-11-29", "key": "0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5", "good_for_filing_until": "2026-11-29", "elements": [{"id": "acknowledgement.date", "verdict": "met", "required": true, "code": "found", "value": "2026-11-29", "expected": null, "because": "It stands beside the customer''s signature.", "remedy": null, "rule": {"id": "acknowledgement.date", "source": "POE template, section 2"}, "searched": [], "evidence": []}], "workloads": [], "documents": [{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "bytes": 5, "media_type": "application/pdf", "kind": "poe-template", "kind_detail": null, "pages": 1, "read": "complete", "problems": []}]}','[]',NULL,'','[]','','','','87df0595e580498ba77585b547413745','b4109c73aece41acb25474ab838141d8');
INSERT INTO "claims_proof" VALUES(2,1,'2026-11-29 12:57:32.474106','schema: poedesk.claim/1
programme: microsoft-azure-poe
engagement: usage
solution_area: azure
partner:
  name: Northwind Partners
customer:
  name: Contoso Health
  domain: contosohealth.example
  tenant_id: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62
  country: US
  signatory:
    name: Dana Whitfield
    email: dana@contosohealth.example
project: Modern workplace rollout
expected_incentive:
  amount: ''12500.00''
  currency: USD
','2026-11-29','[{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "size": 5, "dated": null}]','22656adbd7271783341b7c641d67fec7a950a2a9611f4bb7fd1d3d65620d7a54','0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5','approvable','{"schema": "poedesk.assessment/1", "claim": {"id": null, "solution_area": "azure", "engagement": "usage"}, "verdict": "approvable", "policy": {"id": "microsoft-azure-poe", "version": "2017-07"}, "as_of": "2026-11-29", "key": "0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5", "good_for_filing_until": "2026-11-29", "elements": [{"id": "acknowledgement.date", "verdict": "met", "required": true, "code": "found", "value": "2026-11-29", "expected": null, "because": "It stands beside the customer''s signature.", "remedy": null, "rule": {"id": "acknowledgement.date", "source": "POE template, section 2"}, "searched": [], "evidence": []}], "workloads": [], "documents": [{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "bytes": 5, "media_type": "application/pdf", "kind": "poe-template", "kind_detail": null, "pages": 1, "read": "complete", "problems": []}]}','[]',NULL,'','[]','','','','9bb37286c0394a5b98940272728a9707','b4109c73aece41acb25474ab838141d8');
INSERT INTO "claims_proof" VALUES(3,1,'2026-11-29 12:57:32.575904','schema: poedesk.claim/1
programme: microsoft-azure-poe
engagement: usage
solution_area: azure
partner:
  name: Northwind Partners
customer:
  name: Contoso Health
  domain: contosohealth.example
  tenant_id: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62
  country: US
  signatory:
    name: Dana Whitfield
    email: dana@contosohealth.example
project: Modern workplace rollout
expected_incentive:
  amount: ''12500.00''
  currency: USD
','2026-11-29','[{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "size": 5, "dated": null}]','22656adbd7271783341b7c641d67fec7a950a2a9611f4bb7fd1d3d65620d7a54','0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5','approvable','{"schema": "poedesk.assessment/1", "claim": {"id": null, "solution_area": "azure", "engagement": "usage"}, "verdict": "approvable", "policy": {"id": "microsoft-azure-poe", "version": "2017-07"}, "as_of": "2026-11-29", "key": "0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5", "good_for_filing_until": "2026-11-29", "elements": [{"id": "acknowledgement.date", "verdict": "met", "required": true, "code": "found", "value": "2026-11-29", "expected": null, "because": "It stands beside the customer''s signature.", "remedy": null, "rule": {"id": "acknowledgement.date", "source": "POE template, section 2"}, "searched": [], "evidence": []}], "workloads": [], "documents": [{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "bytes": 5, "media_type": "application/pdf", "kind": "poe-template", "kind_detail": null, "pages": 1, "read": "complete", "problems": []}]}','[]',NULL,'','[]','','','','cae3b0e23a954b25ba8ef06ea7c9a913','b4109c73aece41acb25474ab838141d8');
INSERT INTO "claims_proof" VALUES(4,1,'2026-11-29 12:57:32.754285','schema: poedesk.claim/1
programme: microsoft-azure-poe
engagement: usage
solution_area: azure
partner:
  name: Northwind Partners
customer:
  name: Contoso Health
  domain: contosohealth.example
  tenant_id: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62
  country: US
  signatory:
    name: Dana Whitfield
    email: dana@contosohealth.example
project: Modern workplace rollout
expected_incentive:
  amount: ''12500.00''
  currency: USD
','2026-11-29','[{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "size": 5, "dated": null}]','22656adbd7271783341b7c641d67fec7a950a2a9611f4bb7fd1d3d65620d7a54','0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5','approvable','{"schema": "poedesk.assessment/1", "claim": {"id": null, "solution_area": "azure", "engagement": "usage"}, "verdict": "approvable", "policy": {"id": "microsoft-azure-poe", "version": "2017-07"}, "as_of": "2026-11-29", "key": "0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5", "good_for_filing_until": "2026-11-29", "elements": [{"id": "acknowledgement.date", "verdict": "met", "required": true, "code": "found", "value": "2026-11-29", "expected": null, "because": "It stands beside the customer''s signature.", "remedy": null, "rule": {"id": "acknowledgement.date", "source": "POE template, section 2"}, "searched": [], "evidence": []}], "workloads": [], "documents": [{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "bytes": 5, "media_type": "application/pdf", "kind": "poe-template", "kind_detail": null, "pages": 1, "read": "complete", "problems": []}]}','[]',NULL,'','[]','','','','88c3ffe7d0694ebbb94bc8babaccaa49','b4109c73aece41acb25474ab838141d8');
INSERT INTO "claims_proof" VALUES(5,1,'2026-11-29 12:57:32.877797','schema: poedesk.claim/1
programme: microsoft-azure-poe
engagement: usage
solution_area: azure
partner:
  name: Northwind Partners
customer:
  name: Contoso Health
  domain: contosohealth.example
  tenant_id: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62
  country: US
  signatory:
    name: Dana Whitfield
    email: dana@contosohealth.example
project: Modern workplace rollout
expected_incentive:
  amount: ''12500.00''
  currency: USD
','2026-11-29','[{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "size": 5, "dated": null}]','22656adbd7271783341b7c641d67fec7a950a2a9611f4bb7fd1d3d65620d7a54','0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5','approvable','{"schema": "poedesk.assessment/1", "claim": {"id": null, "solution_area": "azure", "engagement": "usage"}, "verdict": "approvable", "policy": {"id": "microsoft-azure-poe", "version": "2017-07"}, "as_of": "2026-11-29", "key": "0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5", "good_for_filing_until": "2026-11-29", "elements": [{"id": "acknowledgement.date", "verdict": "met", "required": true, "code": "found", "value": "2026-11-29", "expected": null, "because": "It stands beside the customer''s signature.", "remedy": null, "rule": {"id": "acknowledgement.date", "source": "POE template, section 2"}, "searched": [], "evidence": []}], "workloads": [], "documents": [{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "bytes": 5, "media_type": "application/pdf", "kind": "poe-template", "kind_detail": null, "pages": 1, "read": "complete", "problems": []}]}','[]',NULL,'','[]','','','','ba6cf4d65b2242c4ac8734a1c5ca5fce','b4109c73aece41acb25474ab838141d8');
INSERT INTO "claims_proof" VALUES(6,1,'2026-11-29 12:57:34.214497','schema: poedesk.claim/1
programme: microsoft-cpor
engagement: usage
solution_area: modern-work
partner:
  name: Northwind Partners
customer:
  name: Contoso Health
  domain: contosohealth.example
  tenant_id: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62
  country: US
  signatory:
    name: Dana Whitfield
    email: dana@contosohealth.example
project: Modern workplace rollout
workloads:
- workload: teams
  activities:
  - adoption
expected_incentive:
  amount: ''12500.00''
  currency: USD
','2026-11-29','[{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "size": 5, "dated": null}]','b2555f874286689f86bd5a19113de369f5b7b2faf998ccb8945fd939cbe4f37b','0b99fcad3c4b71cfea632a191b7c022b3156e2bae2e8f54ab30e626783dff456','approvable','{"schema": "poedesk.assessment/1", "claim": {"id": null, "solution_area": "modern-work", "engagement": "usage"}, "verdict": "approvable", "policy": {"id": "microsoft-cpor", "version": "2023-10"}, "as_of": "2026-11-29", "key": "0b99fcad3c4b71cfea632a191b7c022b3156e2bae2e8f54ab30e626783dff456", "good_for_filing_until": "2026-11-29", "elements": [{"id": "acknowledgement.date", "verdict": "met", "required": true, "code": "found", "value": "2026-11-29", "expected": null, "because": "It stands beside the customer''s signature.", "remedy": null, "rule": {"id": "acknowledgement.date", "source": "POE template, section 2"}, "searched": [], "evidence": []}], "workloads": [], "documents": [{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "bytes": 5, "media_type": "application/pdf", "kind": "poe-template", "kind_detail": null, "pages": 1, "read": "complete", "problems": []}]}','[]',NULL,'','[]','','','','b58d2db8c20e421a8303643dc74a645a','b4109c73aece41acb25474ab838141d8');
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
INSERT INTO "django_content_type" VALUES(1,'auth','permission');
INSERT INTO "django_content_type" VALUES(2,'auth','group');
INSERT INTO "django_content_type" VALUES(3,'contenttypes','contenttype');
INSERT INTO "django_content_type" VALUES(4,'sessions','session');
INSERT INTO "django_content_type" VALUES(5,'account','emailaddress');
INSERT INTO "django_content_type" VALUES(6,'account','emailconfirmation');
INSERT INTO "django_content_type" VALUES(7,'mfa','authenticator');
INSERT INTO "django_content_type" VALUES(8,'mail','mail');
INSERT INTO "django_content_type" VALUES(9,'accounts','user');
INSERT INTO "django_content_type" VALUES(10,'accounts','organisation');
INSERT INTO "django_content_type" VALUES(11,'accounts','membership');
INSERT INTO "django_content_type" VALUES(12,'accounts','invitation');
INSERT INTO "django_content_type" VALUES(13,'jobs','job');
INSERT INTO "django_content_type" VALUES(14,'tokens','token');
INSERT INTO "django_content_type" VALUES(15,'api','answered');
INSERT INTO "django_content_type" VALUES(16,'reads','read');
INSERT INTO "django_content_type" VALUES(17,'engagements','engagement');
INSERT INTO "django_content_type" VALUES(18,'evidence','document');
INSERT INTO "django_content_type" VALUES(19,'readiness','assessment');
INSERT INTO "django_content_type" VALUES(20,'claims','claim');
INSERT INTO "django_content_type" VALUES(21,'claims','deadline');
INSERT INTO "django_content_type" VALUES(22,'claims','happening');
INSERT INTO "django_content_type" VALUES(23,'claims','key');
INSERT INTO "django_content_type" VALUES(24,'claims','programme');
INSERT INTO "django_content_type" VALUES(25,'claims','proof');
INSERT INTO "django_content_type" VALUES(26,'ledger','import');
INSERT INTO "django_content_type" VALUES(27,'ledger','line');
INSERT INTO "django_content_type" VALUES(28,'ledger','entry');
INSERT INTO "django_content_type" VALUES(29,'ledger','proposal');
INSERT INTO "django_content_type" VALUES(30,'audits','draw');
INSERT INTO "django_content_type" VALUES(31,'audits','batch');
INSERT INTO "django_content_type" VALUES(32,'audits','request');
INSERT INTO "django_content_type" VALUES(33,'audits','requestevent');
INSERT INTO "django_content_type" VALUES(34,'audits','unit');
INSERT INTO "django_content_type" VALUES(35,'reviews','case');
INSERT INTO "django_content_type" VALUES(36,'reviews','decision');
INSERT INTO "django_content_type" VALUES(37,'reviews','note');
INSERT INTO "django_content_type" VALUES(38,'acknowledgements','shown');
INSERT INTO "django_content_type" VALUES(39,'acknowledgements','acknowledgement');
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO "django_migrations" VALUES(1,'accounts','0001_initial','2026-11-29 12:57:20.302198');
INSERT INTO "django_migrations" VALUES(2,'account','0001_initial','2026-11-29 12:57:20.321930');
INSERT INTO "django_migrations" VALUES(3,'account','0002_email_max_length','2026-11-29 12:57:20.330658');
INSERT INTO "django_migrations" VALUES(4,'account','0003_alter_emailaddress_create_unique_verified_email','2026-11-29 12:57:20.341126');
INSERT INTO "django_migrations" VALUES(5,'account','0004_alter_emailaddress_drop_unique_email','2026-11-29 12:57:20.355068');
INSERT INTO "django_migrations" VALUES(6,'account','0005_emailaddress_idx_upper_email','2026-11-29 12:57:20.360988');
INSERT INTO "django_migrations" VALUES(7,'account','0006_emailaddress_lower','2026-11-29 12:57:20.374203');
INSERT INTO "django_migrations" VALUES(8,'account','0007_emailaddress_idx_email','2026-11-29 12:57:20.385374');
INSERT INTO "django_migrations" VALUES(9,'account','0008_emailaddress_unique_primary_email_fixup','2026-11-29 12:57:20.402975');
INSERT INTO "django_migrations" VALUES(10,'account','0009_emailaddress_unique_primary_email','2026-11-29 12:57:20.416678');
INSERT INTO "django_migrations" VALUES(11,'engagements','0001_initial','2026-11-29 12:57:20.437775');
INSERT INTO "django_migrations" VALUES(12,'evidence','0001_initial','2026-11-29 12:57:20.457856');
INSERT INTO "django_migrations" VALUES(13,'acknowledgements','0001_initial','2026-11-29 12:57:20.489849');
INSERT INTO "django_migrations" VALUES(14,'api','0001_initial','2026-11-29 12:57:20.501852');
INSERT INTO "django_migrations" VALUES(15,'engagements','0002_columns_of_lists','2026-11-29 12:57:20.597159');
INSERT INTO "django_migrations" VALUES(16,'claims','0001_initial','2026-11-29 12:57:21.096857');
INSERT INTO "django_migrations" VALUES(17,'audits','0001_initial','2026-11-29 12:57:21.477809');
INSERT INTO "django_migrations" VALUES(18,'contenttypes','0001_initial','2026-11-29 12:57:21.484969');
INSERT INTO "django_migrations" VALUES(19,'contenttypes','0002_remove_content_type_name','2026-11-29 12:57:21.526857');
INSERT INTO "django_migrations" VALUES(20,'auth','0001_initial','2026-11-29 12:57:21.553944');
INSERT INTO "django_migrations" VALUES(21,'auth','0002_alter_permission_name_max_length','2026-11-29 12:57:21.564906');
INSERT INTO "django_migrations" VALUES(22,'auth','0003_alter_user_email_max_length','2026-11-29 12:57:21.580177');
INSERT INTO "django_migrations" VALUES(23,'auth','0004_alter_user_username_opts','2026-11-29 12:57:21.585143');
INSERT INTO "django_migrations" VALUES(24,'auth','0005_alter_user_last_login_null','2026-11-29 12:57:21.598064');
INSERT INTO "django_migrations" VALUES(25,'auth','0006_require_contenttypes_0002','2026-11-29 12:57:21.601843');
INSERT INTO "django_migrations" VALUES(26,'auth','0007_alter_validators_add_error_messages','2026-11-29 12:57:21.610016');
INSERT INTO "django_migrations" VALUES(27,'auth','0008_alter_user_username_max_length','2026-11-29 12:57:21.617593');
INSERT INTO "django_migrations" VALUES(28,'auth','0009_alter_user_last_name_max_length','2026-11-29 12:57:21.625545');
INSERT INTO "django_migrations" VALUES(29,'auth','0010_alter_group_name_max_length','2026-11-29 12:57:21.636026');
INSERT INTO "django_migrations" VALUES(30,'auth','0011_update_proxy_permissions','2026-11-29 12:57:21.671065');
INSERT INTO "django_migrations" VALUES(31,'auth','0012_alter_user_first_name_max_length','2026-11-29 12:57:21.684971');
INSERT INTO "django_migrations" VALUES(32,'claims','0002_list_of_owner','2026-11-29 12:57:21.708182');
INSERT INTO "django_migrations" VALUES(33,'evidence','0002_vault','2026-11-29 12:57:21.756585');
INSERT INTO "django_migrations" VALUES(34,'jobs','0001_initial','2026-11-29 12:57:21.769849');
INSERT INTO "django_migrations" VALUES(35,'ledger','0001_initial','2026-11-29 12:57:22.200281');
INSERT INTO "django_migrations" VALUES(36,'mail','0001_initial','2026-11-29 12:57:22.213911');
INSERT INTO "django_migrations" VALUES(37,'mail','0002_attached','2026-11-29 12:57:22.235583');
INSERT INTO "django_migrations" VALUES(38,'mail','0003_mail_mail_list','2026-11-29 12:57:22.240167');
INSERT INTO "django_migrations" VALUES(39,'mfa','0001_initial','2026-11-29 12:57:22.277814');
INSERT INTO "django_migrations" VALUES(40,'mfa','0002_authenticator_timestamps','2026-11-29 12:57:22.322609');
INSERT INTO "django_migrations" VALUES(41,'mfa','0003_authenticator_type_uniq','2026-11-29 12:57:22.409684');
INSERT INTO "django_migrations" VALUES(42,'readiness','0001_initial','2026-11-29 12:57:22.490278');
INSERT INTO "django_migrations" VALUES(43,'reads','0001_initial','2026-11-29 12:57:22.562206');
INSERT INTO "django_migrations" VALUES(44,'reviews','0001_initial','2026-11-29 12:57:23.034094');
INSERT INTO "django_migrations" VALUES(45,'sessions','0001_initial','2026-11-29 12:57:23.043859');
INSERT INTO "django_migrations" VALUES(46,'tokens','0001_initial','2026-11-29 12:57:23.107977');
INSERT INTO "django_migrations" VALUES(47,'trail','0001_tables','2026-11-29 12:57:23.463259');
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "engagements_engagement" ("id" char(32) NOT NULL PRIMARY KEY, "answers" text NOT NULL CHECK ((JSON_VALID("answers") OR "answers" IS NULL)), "revision" integer unsigned NOT NULL CHECK ("revision" >= 0), "changed_at" datetime NOT NULL, "begun_at" datetime NOT NULL, "changed_by_id" char(32) NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "amount" decimal NULL, "currency" varchar(3) NOT NULL, "customer" varchar(500) NOT NULL, "locked" text NOT NULL, "name" varchar(500) NOT NULL);
INSERT INTO "engagements_engagement" VALUES('c77a123485394c6f92435950e92b182d','{"programme": "microsoft-cpor", "engagement": "usage", "solution_area": "modern-work", "customer": {"name": "Contoso Health", "domain": "contosohealth.example", "tenant_id": "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62", "country": "US", "signatory": {"name": "Dana Whitfield", "email": "dana@contosohealth.example"}}, "project": "Modern workplace rollout", "workloads": [{"workload": "teams", "activities": ["adoption"]}], "expected_incentive": {"amount": "12500.00", "currency": "USD"}}',1,'2026-11-29 12:57:29.430610','2026-11-29 12:57:29.430653','b4109c73aece41acb25474ab838141d8','935151cd0e984bef8b06b10bfb40d282',12500,'USD','Contoso Health','','Modern workplace rollout');
INSERT INTO "engagements_engagement" VALUES('c8af4858d2df4868b564325181d70598','{"programme": "microsoft-azure-poe", "engagement": "usage", "solution_area": "azure", "customer": {"name": "Contoso Health", "domain": "contosohealth.example", "tenant_id": "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62", "country": "US", "signatory": {"name": "Dana Whitfield", "email": "dana@contosohealth.example"}}, "project": "Modern workplace rollout", "workloads": [], "expected_incentive": {"amount": "12500.00", "currency": "USD"}, "products": []}',1,'2026-11-29 12:57:29.466356','2026-11-29 12:57:29.466400','b4109c73aece41acb25474ab838141d8','935151cd0e984bef8b06b10bfb40d282',12500,'USD','Contoso Health','','Modern workplace rollout');
INSERT INTO "engagements_engagement" VALUES('53c05305a082429891b4d9ca1b24b446','{"programme": "microsoft-azure-poe", "engagement": "usage", "solution_area": "azure", "customer": {"name": "Contoso Health", "domain": "contosohealth.example", "tenant_id": "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62", "country": "US", "signatory": {"name": "Dana Whitfield", "email": "dana@contosohealth.example"}}, "project": "Modern workplace rollout", "workloads": [], "expected_incentive": {"amount": "12500.00", "currency": "USD"}, "products": []}',1,'2026-11-29 12:57:32.434578','2026-11-29 12:57:32.434621','b4109c73aece41acb25474ab838141d8','935151cd0e984bef8b06b10bfb40d282',12500,'USD','Contoso Health','','Modern workplace rollout');
INSERT INTO "engagements_engagement" VALUES('5be8c301f3cc4a1586a328bc6483b04b','{"programme": "microsoft-azure-poe", "engagement": "usage", "solution_area": "azure", "customer": {"name": "Contoso Health", "domain": "contosohealth.example", "tenant_id": "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62", "country": "US", "signatory": {"name": "Dana Whitfield", "email": "dana@contosohealth.example"}}, "project": "Modern workplace rollout", "workloads": [], "expected_incentive": {"amount": "12500.00", "currency": "USD"}, "products": []}',1,'2026-11-29 12:57:32.549045','2026-11-29 12:57:32.549086','b4109c73aece41acb25474ab838141d8','935151cd0e984bef8b06b10bfb40d282',12500,'USD','Contoso Health','','Modern workplace rollout');
INSERT INTO "engagements_engagement" VALUES('87b8fc3ef4234af394af5f074cb2fec0','{"programme": "microsoft-azure-poe", "engagement": "usage", "solution_area": "azure", "customer": {"name": "Contoso Health", "domain": "contosohealth.example", "tenant_id": "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62", "country": "US", "signatory": {"name": "Dana Whitfield", "email": "dana@contosohealth.example"}}, "project": "Modern workplace rollout", "workloads": [], "expected_incentive": {"amount": "12500.00", "currency": "USD"}, "products": []}',1,'2026-11-29 12:57:32.722586','2026-11-29 12:57:32.722634','b4109c73aece41acb25474ab838141d8','935151cd0e984bef8b06b10bfb40d282',12500,'USD','Contoso Health','','Modern workplace rollout');
INSERT INTO "engagements_engagement" VALUES('681c62a4317347b997166da0e9fcba6f','{"programme": "microsoft-azure-poe", "engagement": "usage", "solution_area": "azure", "customer": {"name": "Contoso Health", "domain": "contosohealth.example", "tenant_id": "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62", "country": "US", "signatory": {"name": "Dana Whitfield", "email": "dana@contosohealth.example"}}, "project": "Modern workplace rollout", "workloads": [], "expected_incentive": {"amount": "12500.00", "currency": "USD"}, "products": []}',1,'2026-11-29 12:57:32.838459','2026-11-29 12:57:32.838504','b4109c73aece41acb25474ab838141d8','935151cd0e984bef8b06b10bfb40d282',12500,'USD','Contoso Health','','Modern workplace rollout');
INSERT INTO "engagements_engagement" VALUES('b30d562559b8435eaf28d5c17cd16630','{"programme": "microsoft-cpor", "engagement": "usage", "solution_area": "modern-work", "customer": {"name": "Contoso Health", "domain": "contosohealth.example", "tenant_id": "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62", "country": "US", "signatory": {"name": "Dana Whitfield", "email": "dana@contosohealth.example"}}, "project": "Modern workplace rollout", "workloads": [{"workload": "teams", "activities": ["adoption"]}], "expected_incentive": {"amount": "12500.00", "currency": "USD"}}',1,'2026-11-29 12:57:34.186544','2026-11-29 12:57:34.186581','b4109c73aece41acb25474ab838141d8','935151cd0e984bef8b06b10bfb40d282',12500,'USD','Contoso Health','','Modern workplace rollout');
INSERT INTO "engagements_engagement" VALUES('1ce62b90dc6249e6a5914a1a34c4d19a','{"programme": "microsoft-cpor", "engagement": "usage", "solution_area": "modern-work", "customer": {"name": "Osterby Dairies AB", "domain": "osterbydairies.example", "tenant_id": "5b7f0c1e-93a4-4d2e-8c61-7e0a9f3d24b8", "country": "SE", "sector": "commercial", "signatory": {"name": "Maja Lindqvist", "title": "Head of IT", "email": "office@osterbydairies.example"}}, "agreement": "csp", "project": "Milk round mail", "workloads": [{"workload": "exchange-online", "activities": ["migration"]}, {"workload": "teams", "activities": ["adoption", "support"]}], "narratives": {"business_need": "Osterby Dairies ran mail for its 260 people on a server in the Lund office that failed twice in 2025; on both days the drivers did not get their rounds. The company needed Exchange Online so that mail does not depend on one room, and Teams so that drivers and dairy can reach each other on the road.", "usage_work": "From 9 February to 27 March 2026 two engineers of Quillhaven moved the 260 mailboxes of Osterby Dairies from the server in Lund to Exchange Online, in five nights without lost mail. Quillhaven then held eight workshops on Teams for 31 team leaders, made a guide for drivers, and has answered 57 support requests on Teams since 1 April. In the week of 13 April 241 of 260 people used Exchange Online and 198 used Teams.", "supporting_documents": ["Migration plan of 2 February 2026", "Usage report, week of 13 April 2026"]}}',2,'2026-11-29 12:57:44.175689','2026-11-29 12:57:38.832665','b4109c73aece41acb25474ab838141d8','935151cd0e984bef8b06b10bfb40d282',NULL,'','Osterby Dairies AB','','Milk round mail');
CREATE TABLE "evidence_document" ("id" char(32) NOT NULL PRIMARY KEY, "name" varchar(255) NOT NULL, "sha256" varchar(64) NOT NULL, "size" bigint unsigned NOT NULL CHECK ("size" >= 0), "dated" date NULL, "added_at" datetime NOT NULL, "removed_at" datetime NULL, "added_by_id" char(32) NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "engagement_id" char(32) NOT NULL REFERENCES "engagements_engagement" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "evidence_document" VALUES('b0b0fe1254b045759fe89050744d6859','poe.pdf','7f84a8eede3609dcfe6e7705cf0c56a4f369bdc723f9636eca3382bb855fb955',7,NULL,'2026-11-29 12:57:29.436918',NULL,'b4109c73aece41acb25474ab838141d8','c77a123485394c6f92435950e92b182d','935151cd0e984bef8b06b10bfb40d282');
INSERT INTO "evidence_document" VALUES('c561a88f755845749f70168cbdf8eb0c','poe.pdf','c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7',5,NULL,'2026-11-29 12:57:29.472445',NULL,'b4109c73aece41acb25474ab838141d8','c8af4858d2df4868b564325181d70598','935151cd0e984bef8b06b10bfb40d282');
INSERT INTO "evidence_document" VALUES('f0f086cf3e1a4b66a3fcd3d4594b475e','poe.pdf','c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7',5,NULL,'2026-11-29 12:57:32.444787',NULL,'b4109c73aece41acb25474ab838141d8','53c05305a082429891b4d9ca1b24b446','935151cd0e984bef8b06b10bfb40d282');
INSERT INTO "evidence_document" VALUES('3fe290d7d7e445a29fb12b7de7e32ad7','poe.pdf','c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7',5,NULL,'2026-11-29 12:57:32.556786',NULL,'b4109c73aece41acb25474ab838141d8','5be8c301f3cc4a1586a328bc6483b04b','935151cd0e984bef8b06b10bfb40d282');
INSERT INTO "evidence_document" VALUES('3d9b716b580c457e90830c351398f992','poe.pdf','c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7',5,NULL,'2026-11-29 12:57:32.733804',NULL,'b4109c73aece41acb25474ab838141d8','87b8fc3ef4234af394af5f074cb2fec0','935151cd0e984bef8b06b10bfb40d282');
INSERT INTO "evidence_document" VALUES('d14b0810430642ce91ff1f163acff5a0','poe.pdf','c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7',5,NULL,'2026-11-29 12:57:32.848555',NULL,'b4109c73aece41acb25474ab838141d8','681c62a4317347b997166da0e9fcba6f','935151cd0e984bef8b06b10bfb40d282');
INSERT INTO "evidence_document" VALUES('f26ee539d55840d5aa3f7452933df051','poe.pdf','c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7',5,NULL,'2026-11-29 12:57:34.195991',NULL,'b4109c73aece41acb25474ab838141d8','b30d562559b8435eaf28d5c17cd16630','935151cd0e984bef8b06b10bfb40d282');
CREATE TABLE "jobs_job" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(60) NOT NULL, "key" varchar(200) NOT NULL, "asked_at" datetime NOT NULL, "asks" integer unsigned NOT NULL CHECK ("asks" >= 0), "taken_until" datetime NULL, "tries" smallint unsigned NOT NULL CHECK ("tries" >= 0), "done_at" datetime NULL, "problem" text NOT NULL);
INSERT INTO "jobs_job" VALUES(1,'claims:check','1','2026-11-29 12:57:32.430037',1,NULL,0,NULL,'');
INSERT INTO "jobs_job" VALUES(2,'claims:check','2','2026-11-29 12:57:32.543665',1,NULL,0,NULL,'');
INSERT INTO "jobs_job" VALUES(3,'claims:check','3','2026-11-29 12:57:32.655722',1,NULL,0,NULL,'');
INSERT INTO "jobs_job" VALUES(4,'claims:check','4','2026-11-29 12:57:32.824429',1,NULL,0,NULL,'');
INSERT INTO "jobs_job" VALUES(5,'claims:check','5','2026-11-29 12:57:32.959160',1,NULL,0,NULL,'');
INSERT INTO "jobs_job" VALUES(6,'claims:check','6','2026-11-29 12:57:34.293021',1,NULL,0,NULL,'');
INSERT INTO "jobs_job" VALUES(7,'readiness:judge','1ce62b90-dc62-49e6-a591-4a1a34c4d19a','2026-11-29 12:57:44.186394',1,NULL,0,NULL,'');
INSERT INTO "jobs_job" VALUES(8,'acknowledgement:seal','54797f9b-5bbe-4f05-bb4d-b141cb57e013','2026-11-29 12:57:44.374741',1,NULL,0,NULL,'');
CREATE TABLE leaf (position INTEGER PRIMARY KEY, content BLOB NOT NULL);
INSERT INTO "leaf" VALUES(0,X'7B226163746F72223A226E6F626F6479222C226174223A22323032362D31312D32395431323A35373A32342E3632373830365A222C2264617461223A7B226B696E64223A22706172746E6572222C22706572736F6E223A2262343130396337332D616563652D343161632D623235342D373461623833383134316438222C22726F6C65223A22696E63656E74697665735F61646D696E227D2C22706572736F6E616C223A7B22656D61696C223A2261383032653339353865313561356438303936616631373964316633333631333131653939663562353235376533346266393164643039653438386135393832222C226E616D65223A2239623933653632663466306663623762623562343436613637643834323433386662623936666638353333313333333566303539653534663238386461653566227D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A226F7267616E69736174696F6E3A39333531353163642D306539382D346265662D386230362D623130626662343064323832222C22746167223A226465736B3A7365745F7570227D');
INSERT INTO "leaf" VALUES(1,X'7B226163746F72223A22706572736F6E3A37373434623266312D383764622D346462652D386431352D623533393237303331306431222C226174223A22323032362D31312D32395431323A35373A32362E3130383739395A222C2264617461223A7B2270726F6772616D6D6573223A5B226D6963726F736F66742D617A7572652D706F65222C226D6963726F736F66742D63706F72225D7D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A226F7267616E69736174696F6E3A63343636356630372D366362332D346133342D626566632D666238616138633636303962222C22746167223A226F7267616E69736174696F6E3A70726F6772616D6D6573227D');
INSERT INTO "leaf" VALUES(2,X'7B226163746F72223A22706572736F6E3A62343130396337332D616563652D343161632D623235342D373461623833383134316438222C226174223A22323032362D31312D32395431323A35373A32392E3339383734345A222C2264617461223A7B2264617973223A33302C2273636F706573223A5B2261636B6E6F776C656467656D656E743A61736B222C2261636B6E6F776C656467656D656E743A736565222C22636C61696D3A616374222C22636C61696D3A7061636B6574222C22636C61696D3A736565222C22636C61696D3A7375626D6974222C22647261773A736565222C22656E676167656D656E743A6368616E6765222C22656E676167656D656E743A736565222C2265766964656E63653A616464222C2265766964656E63653A72656D6F7665222C2265766964656E63653A736565222C226C65646765723A736565222C226F7267616E69736174696F6E3A72656E616D65222C226F7267616E69736174696F6E3A736565222C2270656F706C653A6368616E6765222C2270656F706C653A696E76697465222C2270656F706C653A736565222C2272656164733A736565222C22726571756573743A616E73776572222C22726571756573743A736565222C22746F6B656E3A6D616B65225D2C22746F6B656E223A2264353235323033312D613862332D343735662D626333662D356633623337303864613836227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A226F7267616E69736174696F6E3A39333531353163642D306539382D346265662D386230362D623130626662343064323832222C22746167223A22746F6B656E3A6D616465227D');
INSERT INTO "leaf" VALUES(3,X'7B226163746F72223A22706572736F6E3A66623537306634632D343638632D343062632D613237642D656664336139386435646662222C226174223A22323032362D31312D32395431323A35373A32392E3430373536385A222C2264617461223A7B2264617973223A33302C2273636F706573223A5B22636C61696D3A7061636B6574222C22636C61696D3A736565222C22647261773A6D616B65222C22647261773A736565222C226C65646765723A736565222C226F7267616E69736174696F6E3A736565222C2270656F706C653A736565222C2270726F6772616D6D653A736565222C22726571756573743A6D616B65222C22726571756573743A72656C65617365222C22726571756573743A736565222C227265766965773A6578706F7274222C227265766965773A6E6F7465222C227265766965773A736565222C22746F6B656E3A6D616B65225D2C22746F6B656E223A2235353338313234622D393731312D346536392D613562642D666635383866613735636564227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A226F7267616E69736174696F6E3A63343636356630372D366362332D346133342D626566632D666238616138633636303962222C22746167223A22746F6B656E3A6D616465227D');
INSERT INTO "leaf" VALUES(4,X'7B226163746F72223A22706572736F6E3A36326232653736342D326262652D343436382D383066662D356465343537323031393138222C226174223A22323032362D31312D32395431323A35373A32392E3431343736345A222C2264617461223A7B2264617973223A33302C2273636F706573223A5B22636C61696D3A616374222C22636C61696D3A7061636B6574222C22636C61696D3A736565222C22647261773A736565222C226C65646765723A646563696465222C226C65646765723A736565222C226F7267616E69736174696F6E3A736565222C2270656F706C653A736565222C2270726F6772616D6D653A736565222C22726571756573743A6A75646765222C22726571756573743A6D616B65222C22726571756573743A72656C65617365222C22726571756573743A736565222C227265766965773A617262697472617465222C227265766965773A646563696465222C227265766965773A6578706F7274222C227265766965773A6E6F7465222C227265766965773A736565222C22746F6B656E3A6D616B65225D2C22746F6B656E223A2238643863653531632D626333392D343266612D393738382D636663616535643861616535227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A226F7267616E69736174696F6E3A63343636356630372D366362332D346133342D626566632D666238616138633636303962222C22746167223A22746F6B656E3A6D616465227D');
INSERT INTO "leaf" VALUES(5,X'7B226163746F72223A22706572736F6E3A61643361356438362D643933332D346534372D623465332D383562306334613063626330222C226174223A22323032362D31312D32395431323A35373A32392E3431383430315A222C2264617461223A7B2264617973223A33302C2273636F706573223A5B22636C61696D3A736565222C226C65646765723A646563696465222C226C65646765723A696D706F7274222C226C65646765723A70726F706F7365222C226C65646765723A736565222C226F7267616E69736174696F6E3A736565222C2270656F706C653A736565222C2270726F6772616D6D653A736565222C22746F6B656E3A6D616B65225D2C22746F6B656E223A2237613639653066362D306263382D343536652D613366382D306561663163623966343765227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A226F7267616E69736174696F6E3A63343636356630372D366362332D346133342D626566632D666238616138633636303962222C22746167223A22746F6B656E3A6D616465227D');
INSERT INTO "leaf" VALUES(6,X'7B226163746F72223A22706572736F6E3A62343130396337332D616563652D343161632D623235342D373461623833383134316438222C226174223A22323032362D31312D32395431323A35373A33322E3433303639385A222C2264617461223A7B226173736573736D656E74223A2230643262376332666436303266363439393439333965303137653332336264613361393830343861643666643539373733613939396362336533663263376235222C22656E676167656D656E74223A2263386166343835382D643264662D343836382D623536342D333235313831643730353938222C2270726F6772616D6D65223A226D6963726F736F66742D617A7572652D706F6540323031372D3037222C2270726F6F66223A2232323635366164626437323731373833333431623763363431643637666563376139353061326139363131663462623766643164336436353632306437613534222C227265666572656E6365223A22434C4D2D4243574243533639222C227374617465223A226174746163686564222C2276657264696374223A22617070726F7661626C65227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22636C61696D3A38376466303539352D653538302D343938622D613737352D383562353437343133373435222C22746167223A22636C61696D3A6173736F63696174696F6E3A72656769737465726564227D');
INSERT INTO "leaf" VALUES(7,X'7B226163746F72223A22706572736F6E3A62343130396337332D616563652D343161632D623235342D373461623833383134316438222C226174223A22323032362D31312D32395431323A35373A33322E3534343039365A222C2264617461223A7B226173736573736D656E74223A2230643262376332666436303266363439393439333965303137653332336264613361393830343861643666643539373733613939396362336533663263376235222C22656E676167656D656E74223A2235336330353330352D613038322D343239382D393162342D643963613162323462343436222C2270726F6772616D6D65223A226D6963726F736F66742D617A7572652D706F6540323031372D3037222C2270726F6F66223A2232323635366164626437323731373833333431623763363431643637666563376139353061326139363131663462623766643164336436353632306437613534222C227265666572656E6365223A22434C4D2D345A4E4851515958222C227374617465223A226174746163686564222C2276657264696374223A22617070726F7661626C65227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22636C61696D3A39626233373238362D633033392D346135622D393839342D303237323732386139373037222C22746167223A22636C61696D3A6173736F63696174696F6E3A72656769737465726564227D');
INSERT INTO "leaf" VALUES(8,X'7B226163746F72223A22706572736F6E3A62343130396337332D616563652D343161632D623235342D373461623833383134316438222C226174223A22323032362D31312D32395431323A35373A33322E3635363131325A222C2264617461223A7B226173736573736D656E74223A2230643262376332666436303266363439393439333965303137653332336264613361393830343861643666643539373733613939396362336533663263376235222C22656E676167656D656E74223A2235626538633330312D663363632D346131352D383661332D323862633634383362303462222C2270726F6772616D6D65223A226D6963726F736F66742D617A7572652D706F6540323031372D3037222C2270726F6F66223A2232323635366164626437323731373833333431623763363431643637666563376139353061326139363131663462623766643164336436353632306437613534222C227265666572656E6365223A22434C4D2D3933543959433336222C227374617465223A226174746163686564222C2276657264696374223A22617070726F7661626C65227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22636C61696D3A63616533623065322D336139352D346232352D626138652D663036656137633961393133222C22746167223A22636C61696D3A6173736F63696174696F6E3A72656769737465726564227D');
INSERT INTO "leaf" VALUES(9,X'7B226163746F72223A22706572736F6E3A66623537306634632D343638632D343062632D613237642D656664336139386435646662222C226174223A22323032362D31312D32395431323A35373A33322E3731323339335A222C2264617461223A7B22636F6D6D69746D656E74223A2233326632663362306461643630336334353831636334356164633432323365313936303737313062376262373232663862646565666636393363353236326237222C2264726177223A2272756E2D30222C22756E697473223A337D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22647261773A33666439396536342D323237652D343534312D393264302D613636363662616263363930222C22746167223A22647261773A66726F7A656E227D');
INSERT INTO "leaf" VALUES(10,X'7B226163746F72223A22706572736F6E3A62343130396337332D616563652D343161632D623235342D373461623833383134316438222C226174223A22323032362D31312D32395431323A35373A33322E3832343737315A222C2264617461223A7B226173736573736D656E74223A2230643262376332666436303266363439393439333965303137653332336264613361393830343861643666643539373733613939396362336533663263376235222C22656E676167656D656E74223A2238376238666333652D663432332D346166332D393461662D356630373463623266656330222C2270726F6772616D6D65223A226D6963726F736F66742D617A7572652D706F6540323031372D3037222C2270726F6F66223A2232323635366164626437323731373833333431623763363431643637666563376139353061326139363131663462623766643164336436353632306437613534222C227265666572656E6365223A22434C4D2D444235444A364738222C227374617465223A226174746163686564222C2276657264696374223A22617070726F7661626C65227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22636C61696D3A38386333666665372D643036392D346562622D623934622D633862616261636361613439222C22746167223A22636C61696D3A6173736F63696174696F6E3A72656769737465726564227D');
INSERT INTO "leaf" VALUES(11,X'7B226163746F72223A22706572736F6E3A62343130396337332D616563652D343161632D623235342D373461623833383134316438222C226174223A22323032362D31312D32395431323A35373A33322E3935393638305A222C2264617461223A7B226173736573736D656E74223A2230643262376332666436303266363439393439333965303137653332336264613361393830343861643666643539373733613939396362336533663263376235222C22656E676167656D656E74223A2236383163363261342D333137332D343762392D393731362D366461306539666362613666222C2270726F6772616D6D65223A226D6963726F736F66742D617A7572652D706F6540323031372D3037222C2270726F6F66223A2232323635366164626437323731373833333431623763363431643637666563376139353061326139363131663462623766643164336436353632306437613534222C227265666572656E6365223A22434C4D2D5A4D4E4B33583445222C227374617465223A226174746163686564222C2276657264696374223A22617070726F7661626C65227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22636C61696D3A62613663663464362D356232322D343263342D616338372D333461316335636135666365222C22746167223A22636C61696D3A6173736F63696174696F6E3A72656769737465726564227D');
INSERT INTO "leaf" VALUES(12,X'7B226163746F72223A22706572736F6E3A66623537306634632D343638632D343062632D613237642D656664336139386435646662222C226174223A22323032362D31312D32395431323A35373A33332E3032313836325A222C2264617461223A7B22636F6D6D69746D656E74223A2233396538336330303136333530303365636532363833666436343931323830663861366335303365663764653637376133613633623264383037663364353936222C2264726177223A2261736B65642D30222C22756E697473223A357D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22647261773A31373336646431342D396635612D343362622D383037622D656464336131323133656234222C22746167223A22647261773A66726F7A656E227D');
INSERT INTO "leaf" VALUES(13,X'7B226163746F72223A22706572736F6E3A66623537306634632D343638632D343062632D613237642D656664336139386435646662222C226174223A22323032362D31312D32395431323A35373A33332E3035323434335A222C2264617461223A7B22636F6D6D69746D656E74223A2233396538336330303136333530303365636532363833666436343931323830663861366335303365663764653637376133613633623264383037663364353936222C2264726177223A2261736B65642D30222C22647261776E223A322C2272656365697074223A2236383361393632303034666463343164326137353138386532366461303233616161643235396538613735353265356331306536356231643938643366376436227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22647261773A31373336646431342D396635612D343362622D383037622D656464336131323133656234222C22746167223A22647261773A647261776E227D');
INSERT INTO "leaf" VALUES(14,X'7B226163746F72223A22706572736F6E3A66623537306634632D343638632D343062632D613237642D656664336139386435646662222C226174223A22323032362D31312D32395431323A35373A33332E3037333932375A222C2264617461223A7B22647261776E223A322C2272656365697074223A2236383361393632303034666463343164326137353138386532366461303233616161643235396538613735353265356331306536356231643938643366376436227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22647261773A31373336646431342D396635612D343362622D383037622D656464336131323133656234222C22746167223A22647261773A7075626C6973686564227D');
INSERT INTO "leaf" VALUES(15,X'7B226163746F72223A22706572736F6E3A66623537306634632D343638632D343062632D613237642D656664336139386435646662222C226174223A22323032362D31312D32395431323A35373A33332E3133383130385A222C2264617461223A7B2263686F73656E223A22647261776E222C22636C61696D223A2263616533623065322D336139352D346232352D626138652D663036656137633961393133222C2264726177223A2261736B65642D30222C22656E676167656D656E74223A22434C4D2D3933543959433336222C2270726F6772616D6D65223A22706F652D7265717565737440323031372D3037222C2272657175657374223A22504F452D643738366565636337633134222C22746F223A2264726166746564227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22706F655F726571756573743A65653436393435392D613732612D343130652D396530342D376364393739376164333534222C22746167223A22706F655F726571756573743A64726166746564227D');
INSERT INTO "leaf" VALUES(16,X'7B226163746F72223A22706572736F6E3A66623537306634632D343638632D343062632D613237642D656664336139386435646662222C226174223A22323032362D31312D32395431323A35373A33332E3133393234315A222C2264617461223A7B2263686F73656E223A22647261776E222C22636C61696D223A2262613663663464362D356232322D343263342D616338372D333461316335636135666365222C2264726177223A2261736B65642D30222C22656E676167656D656E74223A22434C4D2D5A4D4E4B33583445222C2270726F6772616D6D65223A22706F652D7265717565737440323031372D3037222C2272657175657374223A22504F452D633738306466353063626332222C22746F223A2264726166746564227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22706F655F726571756573743A66373435303661302D313734332D343932612D613565632D386561353932376132373930222C22746167223A22706F655F726571756573743A64726166746564227D');
INSERT INTO "leaf" VALUES(17,X'7B226163746F72223A22706572736F6E3A66623537306634632D343638632D343062632D613237642D656664336139386435646662222C226174223A22323032362D31312D32395431323A35373A33332E3137363034305A222C2264617461223A7B2262617463686573223A5B2232626364643262662D316264302D343235612D396636622D363437303232306332396538225D7D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22647261773A31373336646431342D396635612D343362622D383037622D656464336131323133656234222C22746167223A22706F655F72657175657374733A64726166746564227D');
INSERT INTO "leaf" VALUES(18,X'7B226163746F72223A22706572736F6E3A62343130396337332D616563652D343161632D623235342D373461623833383134316438222C226174223A22323032362D31312D32395431323A35373A33342E3239333237355A222C2264617461223A7B226173736573736D656E74223A2230623939666361643363346237316366656136333261313931623763303232623331353665326261653265386635346162333065363236373833646666343536222C22656E676167656D656E74223A2262333064353632352D353962382D343335652D616632382D643563313763643136363330222C2270726F6772616D6D65223A226D6963726F736F66742D63706F7240323032332D3130222C2270726F6F66223A2262323535356638373432383636383966383662643561313931313364653336396635623762326661663939386363623839343566643933396362653466333762222C227265666572656E6365223A22434C4D2D5933343343545632222C227374617465223A227375626D6974746564222C2276657264696374223A22617070726F7661626C65227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22636C61696D3A62353864326462382D633230652D343231612D383330332D363433646337346136343561222C22746167223A22636C61696D3A6173736F63696174696F6E3A7375626D6974746564227D');
INSERT INTO "leaf" VALUES(19,X'7B226163746F72223A22706572736F6E3A62343630353637372D613633322D343331652D383263642D306261383135636562623331222C226174223A22323032362D31312D32395431323A35373A33342E3336343532365A222C2264617461223A7B2266726F6D223A227375626D6974746564222C2270726F6772616D6D65223A226D6963726F736F66742D63706F7240323032332D3130222C22746F223A22756E6465722D726576696577222C227472616E736974696F6E223A2273746172742D726576696577227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22636C61696D3A62353864326462382D633230652D343231612D383330332D363433646337346136343561222C22746167223A22636C61696D3A6173736F63696174696F6E3A7265766965775F73746172746564227D');
INSERT INTO "leaf" VALUES(20,X'7B226163746F72223A22706572736F6E3A62343630353637372D613633322D343331652D383263642D306261383135636562623331222C226174223A22323032362D31312D32395431323A35373A33342E3336343931355A222C2264617461223A7B22636C61696D223A2262353864326462382D633230652D343231612D383330332D363433646337346136343561222C226B696E64223A22636C61696D227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22636173653A31656136333632652D643034342D343433342D393431642D636362333234663538623034222C22746167223A227265766965773A74616B656E227D');
INSERT INTO "leaf" VALUES(21,X'7B226163746F72223A22706572736F6E3A62343630353637372D613633322D343331652D383263642D306261383135636562623331222C226174223A22323032362D31312D32395431323A35373A33342E3435333430395A222C2264617461223A7B2266726F6D223A22756E6465722D726576696577222C2270726F6772616D6D65223A226D6963726F736F66742D63706F7240323032332D3130222C22746F223A22617070726F766564222C227472616E736974696F6E223A22617070726F7665227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22636C61696D3A62353864326462382D633230652D343231612D383330332D363433646337346136343561222C22746167223A22636C61696D3A6173736F63696174696F6E3A617070726F766564227D');
INSERT INTO "leaf" VALUES(22,X'7B226163746F72223A22706572736F6E3A62343630353637372D613633322D343331652D383263642D306261383135636562623331222C226174223A22323032362D31312D32395431323A35373A33342E3436323130385A222C2264617461223A7B22616761696E7374223A5B5D2C226173736573736D656E74223A2230623939666361643363346237316366656136333261313931623763303232623331353665326261653265386635346162333065363236373833646666343536222C22656C656D656E7473223A5B5D2C226B696E64223A22616363657074222C227374617465223A2264656369646564227D2C22706572736F6E616C223A7B22776F726473223A2238636161383139663961376335653361396333346264373835636132383634343134303137353263613165633230373938363039653731343832656263393632227D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22636173653A31656136333632652D643034342D343433342D393431642D636362333234663538623034222C22746167223A227265766965773A64656369646564227D');
INSERT INTO "leaf" VALUES(23,X'7B226163746F72223A22706572736F6E3A33393630333862332D356662332D346464372D386664662D376265316532656362633732222C226174223A22323032362D31312D32395431323A35373A33352E3438343336325A222C2264617461223A7B22656E7472696573223A2230356231626163396333666538383864646263613638326333643963633333363932666438353231323663353830373930613935643562343430303131363066222C226576656E74223A22696D706F72743A66363238303063302D316136662D346539632D386537312D3465363037366561653163372F434C4D2D5933343343545632222C226C696E6573223A5B2239343539646239372D633135612D346535642D383562382D353261396633613235636639225D2C226D6F7665223A22616363727565227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22636C61696D3A62353864326462382D633230652D343231612D383330332D363433646337346136343561222C22746167223A22696E63656E746976653A61636372756564227D');
INSERT INTO "leaf" VALUES(24,X'7B226163746F72223A22706572736F6E3A33393630333862332D356662332D346464372D386664662D376265316532656362633732222C226174223A22323032362D31312D32395431323A35373A33352E3438343537395A222C2264617461223A7B226C696E6573223A312C22736861323536223A2261313139336138373639326635633365326564353532373962663266663565636364353939613731303364393563653439613836303665376232366537666536227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A22696D706F72743A66363238303063302D316136662D346539632D386537312D346536303736656165316337222C22746167223A22696E63656E746976653A6C6973746564227D');
INSERT INTO "leaf" VALUES(25,X'7B226163746F72223A22706572736F6E3A33393630333862332D356662332D346464372D386664662D376265316532656362633732222C226174223A22323032362D31312D32395431323A35373A33352E3532313130315A222C2264617461223A7B226C696E6573223A5B2239343539646239372D633135612D346535642D383562382D353261396633613235636639225D2C226D6F7665223A2272656C65617365227D2C22706572736F6E616C223A7B2262656361757365223A2266623939623038313163386362346336663035376535333262623562383031346132323733613730363032656133356266663635303139626636383262333538227D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A2270726F706F73616C3A61613639316633622D356334622D346136312D393931312D323237306661396538366536222C22746167223A22696E63656E746976653A70726F706F736564227D');
INSERT INTO "leaf" VALUES(26,X'7B226163746F72223A22706572736F6E3A62343130396337332D616563652D343161632D623235342D373461623833383134316438222C226174223A22323032362D31312D32395431323A35373A34342E3237353036375A222C2264617461223A7B22646973636C6F7375726573223A5B5D2C22646F63756D656E74223A2236353139633062383135376530616231396665646539356339323138633262373331396338303331313261653161393834316433343832653939656631336663222C22656E676167656D656E74223A2231636536326239302D646336322D343965362D613539312D346131613334633464313961222C22706F6C696379223A226D6963726F736F66742D63706F7240323032332D3130227D2C22706572736F6E616C223A7B22656D61696C223A2266386238373064666633316134613637366536633631313431383338656631326261623235623866373239393565376664366565303662656164333937353431222C226E616D65223A2264346338376138313730343733306535656165363837316533613832656139336235313261346661616437373162323038313765386234363635663465616635222C227469746C65223A2265303238343764353931366137373437333032666434353364363963626635343839323564316339623633613931643933333439323938383363363665343365227D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A2261636B6E6F776C656467656D656E743A35343739376639622D356262652D346630352D626234642D623134316362353765303133222C22746167223A2261636B6E6F776C656467656D656E743A61736B6564227D');
INSERT INTO "leaf" VALUES(27,X'7B226163746F72223A227369676E61746F72793A35343739376639622D356262652D346630352D626234642D623134316362353765303133222C226174223A22323032362D31312D32395431323A35373A34342E3331363832385A222C2264617461223A7B22636F646573223A317D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A2261636B6E6F776C656467656D656E743A35343739376639622D356262652D346630352D626234642D623134316362353765303133222C22746167223A2261636B6E6F776C656467656D656E743A636F64655F73656E74227D');
INSERT INTO "leaf" VALUES(28,X'7B226163746F72223A227369676E61746F72793A35343739376639622D356262652D346630352D626234642D623134316362353765303133222C226174223A22323032362D31312D32395431323A35373A34342E3334383132355A222C2264617461223A7B22616E73776572223A227269676874227D2C22706572736F6E616C223A7B7D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A2261636B6E6F776C656467656D656E743A35343739376639622D356262652D346630352D626234642D623134316362353765303133222C22746167223A2261636B6E6F776C656467656D656E743A636F64655F7472696564227D');
INSERT INTO "leaf" VALUES(29,X'7B226163746F72223A227369676E61746F72793A35343739376639622D356262652D346630352D626234642D623134316362353765303133222C226174223A22323032362D31312D32395431323A35373A34342E3337383630345A222C2264617461223A7B22646F63756D656E74223A2236353139633062383135376530616231396665646539356339323138633262373331396338303331313261653161393834316433343832653939656631336663222C22696E697469616C73223A5B5D2C22776179223A227479706564222C227A6F6E65223A222B30303030227D2C22706572736F6E616C223A7B2261646472657373223A2263323831663733646235333562636539353862663135613339396165383161376633626263346566663030313031333636326135363162656534616436343965222C2262726F77736572223A2231623434346232386662363239356237633636663335363836303730303962306264666562313934663466616239373739323864643031356564373761306239227D2C22736368656D61223A22706F656465736B2E6576656E742F31222C227375626A656374223A2261636B6E6F776C656467656D656E743A35343739376639622D356262652D346630352D626234642D623134316362353765303133222C22746167223A2261636B6E6F776C656467656D656E743A7369676E6564227D');
CREATE TABLE "ledger_entry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "event" varchar(120) NOT NULL, "at" datetime NOT NULL, "move" varchar(20) NOT NULL, "debit" varchar(20) NOT NULL, "credit" varchar(20) NOT NULL, "minor" bigint NOT NULL, "because" varchar(500) NOT NULL, "by" varchar(80) NOT NULL, "line_id" char(32) NOT NULL REFERENCES "ledger_line" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "ledger_entry" VALUES(1,'import:f62800c0-1a6f-4e9c-8e71-4e6076eae1c7/CLM-Y343CTV2','2026-11-29 12:57:35.462887','accrue','source','accrued',1250000,'The association holds','person:396038b3-5fb3-4dd7-8fdf-7be1e2ecbc72','9459db97c15a4e5d85b852a9f3a25cf9');
CREATE TABLE "ledger_import" ("id" char(32) NOT NULL PRIMARY KEY, "name" varchar(255) NOT NULL, "sha256" varchar(64) NOT NULL, "rows" integer unsigned NOT NULL CHECK ("rows" >= 0), "at" datetime NOT NULL, "by_id" char(32) NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "ledger_import" VALUES('f62800c01a6f4e9c8e714e6076eae1c7','lines.csv','a1193a87692f5c3e2ed55279bf2ff5eccd599a7103d95ce49a8606e7b26e7fe6',1,'2026-11-29 12:57:35.462887','396038b35fb34dd78fdf7be1e2ecbc72','c4665f076cb34a34befcfb8aa8c6609b');
CREATE TABLE "ledger_line" ("id" char(32) NOT NULL PRIMARY KEY, "number" varchar(120) NOT NULL, "period" varchar(10) NOT NULL, "kind" varchar(80) NOT NULL, "minor" bigint NOT NULL, "currency" varchar(3) NOT NULL, "state" varchar(20) NOT NULL, "claim_id" char(32) NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "owner_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" char(32) NOT NULL REFERENCES "ledger_import" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "line_above_zero" CHECK ("minor" > 0));
INSERT INTO "ledger_line" VALUES('9459db97c15a4e5d85b852a9f3a25cf9','L-CLM-Y343CTV2','2026-03','usage',1250000,'USD','accrued','b58d2db8c20e421a8303643dc74a645a','935151cd0e984bef8b06b10bfb40d282','c4665f076cb34a34befcfb8aa8c6609b','f62800c01a6f4e9c8e714e6076eae1c7');
CREATE TABLE "ledger_proposal" ("id" char(32) NOT NULL PRIMARY KEY, "move" varchar(20) NOT NULL, "because" varchar(500) NOT NULL, "proposed_at" datetime NOT NULL, "decided_at" datetime NULL, "accepted" bool NULL, "decided_by_id" char(32) NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "proposed_by_id" char(32) NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "ledger_proposal" VALUES('aa691f3b5c4b4a6199112270fa9e86e6','release','It holds.','2026-11-29 12:57:35.518540',NULL,NULL,NULL,'c4665f076cb34a34befcfb8aa8c6609b','396038b35fb34dd78fdf7be1e2ecbc72');
CREATE TABLE "ledger_proposal_lines" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "proposal_id" char(32) NOT NULL REFERENCES "ledger_proposal" ("id") DEFERRABLE INITIALLY DEFERRED, "line_id" char(32) NOT NULL REFERENCES "ledger_line" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "ledger_proposal_lines" VALUES(1,'aa691f3b5c4b4a6199112270fa9e86e6','9459db97c15a4e5d85b852a9f3a25cf9');
CREATE TABLE "mail_mail" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "to" varchar(254) NOT NULL, "subject" varchar(300) NOT NULL, "body" text NOT NULL, "written_at" datetime NOT NULL, "sent_at" datetime NULL, "tries" smallint unsigned NOT NULL CHECK ("tries" >= 0), "problem" text NOT NULL, "attached" text NOT NULL CHECK ((JSON_VALID("attached") OR "attached" IS NULL)), "secret" bool NOT NULL);
INSERT INTO "mail_mail" VALUES(1,'dana@contosohealth.example','Northwind Partners claims for its work for you','Northwind Partners claims an incentive from Fabrikam Programmes for its work for Contoso Health. The claim CLM-Y343CTV2 is now: Submitted.

You acknowledged this work. If that is not so, or if you do not agree any more, answer the partner, or write to Fabrikam Programmes and name the claim.
','2026-11-29 12:57:34.282488',NULL,0,'','[]',0);
INSERT INTO "mail_mail" VALUES(2,'ana@northwind.example','Claim CLM-Y343CTV2: Approved','Approve: claim CLM-Y343CTV2 is now: Approved.

Look at it: http://127.0.0.1:8000/claims/b58d2db8-c20e-421a-8303-643dc74a645a/
','2026-11-29 12:57:34.432700',NULL,0,'','[]',0);
INSERT INTO "mail_mail" VALUES(3,'dana@contosohealth.example','Northwind Partners claims for its work for you','Northwind Partners claims an incentive from Fabrikam Programmes for its work for Contoso Health. The claim CLM-Y343CTV2 is now: Approved.

You acknowledged this work. If that is not so, or if you do not agree any more, answer the partner, or write to Fabrikam Programmes and name the claim.
','2026-11-29 12:57:34.443446',NULL,0,'','[]',0);
INSERT INTO "mail_mail" VALUES(4,'office@osterbydairies.example','Quillhaven Digital Ltd asks you to acknowledge work done for Osterby Dairies AB','Dear Maja Lindqvist,

Quillhaven Digital Ltd worked for Osterby Dairies AB, and asks you to say that this work was done. It takes about five minutes: you read a document of a few pages, and sign it or say what is wrong with it.

Open this link:

http://127.0.0.1:8000/acknowledge/f02c81e98bf23b49e55dd22d5a73fe92e79e57fbfc115ddbb1c8e92fa67e349c/

The link is for you alone and holds until 29 December 2026, 12:57 UTC. To be sure that it is you, we send a code to this address when you ask for it on the page.

Are you not the one who may sign? Open the link and pass it on to the right person.
You did not expect this mail? Then you need not do anything.
','2026-11-29 12:57:44.274674',NULL,0,'','[]',1);
INSERT INTO "mail_mail" VALUES(5,'office@osterbydairies.example','Your code for the acknowledgement','Your code is

    4768 0193

Enter it on the page on which you asked for it. It holds for 30 minutes. Nobody will ever ask you for it by mail or on the telephone.

You did not ask for a code? Then somebody else has opened your link; without the code they see nothing.
','2026-11-29 12:57:44.314829',NULL,0,'','[]',1);
CREATE TABLE "mfa_authenticator" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "type" varchar(20) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "user_id" char(32) NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "created_at" datetime NOT NULL, "last_used_at" datetime NULL);
CREATE TABLE personal (commitment TEXT PRIMARY KEY, salt BLOB NOT NULL, value BLOB NOT NULL) WITHOUT ROWID;
INSERT INTO "personal" VALUES('1b444b28fb6295b7c66f3568607009b0bdfeb194f4fab977928dd015ed77a0b9',X'5376A6C9221CF48DA6E73413716764AF22F2F771C7C42BF29E7B9983E183216C',X'2264656D6F22');
INSERT INTO "personal" VALUES('8caa819f9a7c5e3a9c34bd785ca286441401752ca1ec20798609e71482ebc962',X'8413C4E261E1C878920D644FD155E2CD457F409D95F64329EB2750C05D4A54E9',X'5B22222C22222C5B5D5D');
INSERT INTO "personal" VALUES('9b93e62f4f0fcb7bb5b446a67d842438fbb96ff853313335f059e54f288dae5f',X'9479B75F165BFC17C56AE5D414DA99D359BCED94BA343CA555D1A74ACD36A351',X'22416E6120576562657222');
INSERT INTO "personal" VALUES('a802e3958e15a5d8096af179d1f3361311e99f5b5257e34bf91dd09e488a5982',X'56C94523E124D933468EEF163F406B50AD5D9ECD829C10E0C7AF8E5C191E0381',X'22616E61406E6F72746877696E642E6578616D706C6522');
INSERT INTO "personal" VALUES('c281f73db535bce958bf15a399ae81a7f3bbc4eff001013662a561bee4ad649e',X'023EA6DAE9C6C5515017CB5B74B6CD02994779B464F7F9C86375BEDE9DB7FC4A',X'223132372E302E302E3122');
INSERT INTO "personal" VALUES('d4c87a81704730e5eae6871e3a82ea93b512a4faad771b20817e8b4665f4eaf5',X'D39460F6152636702637C5CF44D59772E04C045703FE79A987B143E5F9A01D34',X'224D616A61204C696E64717669737422');
INSERT INTO "personal" VALUES('e02847d5916a7747302fd453d69cbf548925d1c9b63a91d9334929883c66e43e',X'DF3DFD0193F241A9DCE4C8656AA4D71AFF3C274FE24FA063262E8356F4131E8B',X'2248656164206F6620495422');
INSERT INTO "personal" VALUES('f8b870dff31a4a676e6c61141838ef12bab25b8f72995e7fd6ee06bead397541',X'E4DBE8562ADA26458C9C16C57769D1BEB498E400EDF3706D71DF557AAE02A72C',X'226F6666696365406F737465726279646169726965732E6578616D706C6522');
INSERT INTO "personal" VALUES('fb99b0811c8cb4c6f057e532bb5b8014a2273a70602ea35bff65019bf682b358',X'6B887D70797D80B76B631C4D5C3E7FCC91D1BBE9DCB04DDAD8B3B0EEF76B7A2E',X'22497420686F6C64732E22');
CREATE TABLE "readiness_assessment" ("engagement_id" char(32) NOT NULL PRIMARY KEY REFERENCES "engagements_engagement" ("id") DEFERRABLE INITIALLY DEFERRED, "given" varchar(64) NOT NULL, "wanted" varchar(64) NOT NULL, "verdict" varchar(20) NOT NULL, "result" text NULL CHECK ((JSON_VALID("result") OR "result" IS NULL)), "pictures" text NOT NULL CHECK ((JSON_VALID("pictures") OR "pictures" IS NULL)), "problem" text NOT NULL, "judged_at" datetime NULL, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "readiness_assessment" VALUES('c77a123485394c6f92435950e92b182d','8af8c9df07fd4f045b49541022ba201658f2ff5a225b51fb73858e4f470d21dd','8af8c9df07fd4f045b49541022ba201658f2ff5a225b51fb73858e4f470d21dd','approvable','{"schema": "poedesk.assessment/1", "claim": {"id": null, "solution_area": "modern-work", "engagement": "usage"}, "verdict": "approvable", "policy": {"id": "microsoft-cpor", "version": "2023-10"}, "as_of": "2026-11-29", "key": "8af8c9df07fd4f045b49541022ba201658f2ff5a225b51fb73858e4f470d21dd", "good_for_filing_until": "2026-11-29", "elements": [{"id": "acknowledgement.date", "verdict": "met", "required": true, "code": "found", "value": "2026-11-29", "expected": null, "because": "It stands beside the customer''s signature.", "remedy": null, "rule": {"id": "acknowledgement.date", "source": "POE template, section 2"}, "searched": [], "evidence": []}], "workloads": [], "documents": [{"name": "poe.pdf", "sha256": "7f84a8eede3609dcfe6e7705cf0c56a4f369bdc723f9636eca3382bb855fb955", "bytes": 7, "media_type": "application/pdf", "kind": "poe-template", "kind_detail": null, "pages": 1, "read": "complete", "problems": []}]}','[]','','2026-11-29 12:57:29.449388','935151cd0e984bef8b06b10bfb40d282');
INSERT INTO "readiness_assessment" VALUES('c8af4858d2df4868b564325181d70598','0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5','0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5','approvable','{"schema": "poedesk.assessment/1", "claim": {"id": null, "solution_area": "azure", "engagement": "usage"}, "verdict": "approvable", "policy": {"id": "microsoft-azure-poe", "version": "2017-07"}, "as_of": "2026-11-29", "key": "0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5", "good_for_filing_until": "2026-11-29", "elements": [{"id": "acknowledgement.date", "verdict": "met", "required": true, "code": "found", "value": "2026-11-29", "expected": null, "because": "It stands beside the customer''s signature.", "remedy": null, "rule": {"id": "acknowledgement.date", "source": "POE template, section 2"}, "searched": [], "evidence": []}], "workloads": [], "documents": [{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "bytes": 5, "media_type": "application/pdf", "kind": "poe-template", "kind_detail": null, "pages": 1, "read": "complete", "problems": []}]}','[]','','2026-11-29 12:57:29.481052','935151cd0e984bef8b06b10bfb40d282');
INSERT INTO "readiness_assessment" VALUES('53c05305a082429891b4d9ca1b24b446','0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5','0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5','approvable','{"schema": "poedesk.assessment/1", "claim": {"id": null, "solution_area": "azure", "engagement": "usage"}, "verdict": "approvable", "policy": {"id": "microsoft-azure-poe", "version": "2017-07"}, "as_of": "2026-11-29", "key": "0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5", "good_for_filing_until": "2026-11-29", "elements": [{"id": "acknowledgement.date", "verdict": "met", "required": true, "code": "found", "value": "2026-11-29", "expected": null, "because": "It stands beside the customer''s signature.", "remedy": null, "rule": {"id": "acknowledgement.date", "source": "POE template, section 2"}, "searched": [], "evidence": []}], "workloads": [], "documents": [{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "bytes": 5, "media_type": "application/pdf", "kind": "poe-template", "kind_detail": null, "pages": 1, "read": "complete", "problems": []}]}','[]','','2026-11-29 12:57:32.453245','935151cd0e984bef8b06b10bfb40d282');
INSERT INTO "readiness_assessment" VALUES('5be8c301f3cc4a1586a328bc6483b04b','0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5','0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5','approvable','{"schema": "poedesk.assessment/1", "claim": {"id": null, "solution_area": "azure", "engagement": "usage"}, "verdict": "approvable", "policy": {"id": "microsoft-azure-poe", "version": "2017-07"}, "as_of": "2026-11-29", "key": "0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5", "good_for_filing_until": "2026-11-29", "elements": [{"id": "acknowledgement.date", "verdict": "met", "required": true, "code": "found", "value": "2026-11-29", "expected": null, "because": "It stands beside the customer''s signature.", "remedy": null, "rule": {"id": "acknowledgement.date", "source": "POE template, section 2"}, "searched": [], "evidence": []}], "workloads": [], "documents": [{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "bytes": 5, "media_type": "application/pdf", "kind": "poe-template", "kind_detail": null, "pages": 1, "read": "complete", "problems": []}]}','[]','','2026-11-29 12:57:32.564988','935151cd0e984bef8b06b10bfb40d282');
INSERT INTO "readiness_assessment" VALUES('87b8fc3ef4234af394af5f074cb2fec0','0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5','0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5','approvable','{"schema": "poedesk.assessment/1", "claim": {"id": null, "solution_area": "azure", "engagement": "usage"}, "verdict": "approvable", "policy": {"id": "microsoft-azure-poe", "version": "2017-07"}, "as_of": "2026-11-29", "key": "0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5", "good_for_filing_until": "2026-11-29", "elements": [{"id": "acknowledgement.date", "verdict": "met", "required": true, "code": "found", "value": "2026-11-29", "expected": null, "because": "It stands beside the customer''s signature.", "remedy": null, "rule": {"id": "acknowledgement.date", "source": "POE template, section 2"}, "searched": [], "evidence": []}], "workloads": [], "documents": [{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "bytes": 5, "media_type": "application/pdf", "kind": "poe-template", "kind_detail": null, "pages": 1, "read": "complete", "problems": []}]}','[]','','2026-11-29 12:57:32.747214','935151cd0e984bef8b06b10bfb40d282');
INSERT INTO "readiness_assessment" VALUES('681c62a4317347b997166da0e9fcba6f','0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5','0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5','approvable','{"schema": "poedesk.assessment/1", "claim": {"id": null, "solution_area": "azure", "engagement": "usage"}, "verdict": "approvable", "policy": {"id": "microsoft-azure-poe", "version": "2017-07"}, "as_of": "2026-11-29", "key": "0d2b7c2fd602f64994939e017e323bda3a98048ad6fd59773a999cb3e3f2c7b5", "good_for_filing_until": "2026-11-29", "elements": [{"id": "acknowledgement.date", "verdict": "met", "required": true, "code": "found", "value": "2026-11-29", "expected": null, "because": "It stands beside the customer''s signature.", "remedy": null, "rule": {"id": "acknowledgement.date", "source": "POE template, section 2"}, "searched": [], "evidence": []}], "workloads": [], "documents": [{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "bytes": 5, "media_type": "application/pdf", "kind": "poe-template", "kind_detail": null, "pages": 1, "read": "complete", "problems": []}]}','[]','','2026-11-29 12:57:32.865102','935151cd0e984bef8b06b10bfb40d282');
INSERT INTO "readiness_assessment" VALUES('b30d562559b8435eaf28d5c17cd16630','0b99fcad3c4b71cfea632a191b7c022b3156e2bae2e8f54ab30e626783dff456','0b99fcad3c4b71cfea632a191b7c022b3156e2bae2e8f54ab30e626783dff456','approvable','{"schema": "poedesk.assessment/1", "claim": {"id": null, "solution_area": "modern-work", "engagement": "usage"}, "verdict": "approvable", "policy": {"id": "microsoft-cpor", "version": "2023-10"}, "as_of": "2026-11-29", "key": "0b99fcad3c4b71cfea632a191b7c022b3156e2bae2e8f54ab30e626783dff456", "good_for_filing_until": "2026-11-29", "elements": [{"id": "acknowledgement.date", "verdict": "met", "required": true, "code": "found", "value": "2026-11-29", "expected": null, "because": "It stands beside the customer''s signature.", "remedy": null, "rule": {"id": "acknowledgement.date", "source": "POE template, section 2"}, "searched": [], "evidence": []}], "workloads": [], "documents": [{"name": "poe.pdf", "sha256": "c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7", "bytes": 5, "media_type": "application/pdf", "kind": "poe-template", "kind_detail": null, "pages": 1, "read": "complete", "problems": []}]}','[]','','2026-11-29 12:57:34.204509','935151cd0e984bef8b06b10bfb40d282');
CREATE TABLE "reads_read" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "what" varchar(40) NOT NULL, "name" varchar(255) NOT NULL, "subject" varchar(80) NOT NULL, "by" varchar(10) NOT NULL, "at" datetime NOT NULL, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "reader_id" char(32) NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" char(32) NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "reviews_case" ("id" char(32) NOT NULL PRIMARY KEY, "kind" varchar(20) NOT NULL, "state" varchar(20) NOT NULL, "before" text NOT NULL CHECK ((JSON_VALID("before") OR "before" IS NULL)), "doubled" bool NOT NULL, "key" varchar(200) NOT NULL, "deadline" date NULL, "doubt" smallint unsigned NOT NULL CHECK ("doubt" >= 0), "outcome" varchar(10) NOT NULL, "opened_at" datetime NOT NULL, "closed_at" datetime NULL, "revision" integer unsigned NOT NULL CHECK ("revision" >= 0), "claim_id" char(32) NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "proof_id" bigint NOT NULL REFERENCES "claims_proof" ("id") DEFERRABLE INITIALLY DEFERRED, "request_id" char(32) NULL REFERENCES "audits_request" ("id") DEFERRABLE INITIALLY DEFERRED, "taken_by_id" char(32) NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "reviews_case" VALUES('1ea6362ed0444434941dccb324f58b04','claim','decided','[]',0,'','2026-12-17',0,'accept','2026-11-29 12:57:34.214497','2026-11-29 12:57:34.371685',2,'b58d2db8c20e421a8303643dc74a645a','c4665f076cb34a34befcfb8aa8c6609b',6,NULL,'b4605677a632431e82cd0ba815cebb31');
CREATE TABLE "reviews_decision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "at" datetime NOT NULL, "kind" varchar(10) NOT NULL, "reason" varchar(40) NOT NULL, "grounds" text NOT NULL CHECK ((JSON_VALID("grounds") OR "grounds" IS NULL)), "overriding" text NOT NULL, "against" text NOT NULL CHECK ((JSON_VALID("against") OR "against" IS NULL)), "words" text NOT NULL, "case_id" char(32) NOT NULL REFERENCES "reviews_case" ("id") DEFERRABLE INITIALLY DEFERRED, "reviewer_id" char(32) NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "reviews_decision" VALUES(1,1,'2026-11-29 12:57:34.371685','accept','','[]','','[]','','1ea6362ed0444434941dccb324f58b04','b4605677a632431e82cd0ba815cebb31');
CREATE TABLE "reviews_note" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "text" text NOT NULL, "by_id" char(32) NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED, "claim_id" char(32) NOT NULL REFERENCES "claims_claim" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE stamp (number INTEGER PRIMARY KEY, checkpoint INTEGER NOT NULL, token BLOB NOT NULL);
CREATE TABLE "tokens_token" ("id" char(32) NOT NULL PRIMARY KEY, "name" varchar(100) NOT NULL, "scopes" text NOT NULL CHECK ((JSON_VALID("scopes") OR "scopes" IS NULL)), "token_hash" varchar(64) NOT NULL UNIQUE, "made_at" datetime NOT NULL, "expires_at" datetime NOT NULL, "used_at" datetime NULL, "revoked_at" datetime NULL, "organisation_id" char(32) NOT NULL REFERENCES "accounts_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" char(32) NOT NULL REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "organisation_name_once" ON "accounts_organisation" ((LOWER("name")), "kind");
CREATE UNIQUE INDEX "membership_once" ON "accounts_membership" ("user_id", "organisation_id") WHERE "ended_at" IS NULL;
CREATE INDEX "accounts_membership_user_id_487fb39e" ON "accounts_membership" ("user_id");
CREATE INDEX "accounts_membership_organisation_id_98e5c22b" ON "accounts_membership" ("organisation_id");
CREATE UNIQUE INDEX "invitation_once" ON "accounts_invitation" ("organisation_id", "email") WHERE ("accepted_at" IS NULL AND "withdrawn_at" IS NULL);
CREATE INDEX "accounts_invitation_invited_by_id_94a21efc" ON "accounts_invitation" ("invited_by_id");
CREATE INDEX "accounts_invitation_organisation_id_b7f9480b" ON "accounts_invitation" ("organisation_id");
CREATE INDEX "account_emailconfirmation_email_address_id_5b7f8c58" ON "account_emailconfirmation" ("email_address_id");
CREATE UNIQUE INDEX "account_emailaddress_user_id_email_987c8728_uniq" ON "account_emailaddress" ("user_id", "email");
CREATE UNIQUE INDEX "unique_verified_email" ON "account_emailaddress" ("email") WHERE "verified";
CREATE INDEX "account_emailaddress_user_id_2c513194" ON "account_emailaddress" ("user_id");
CREATE INDEX "account_emailaddress_email_03be32b2" ON "account_emailaddress" ("email");
CREATE UNIQUE INDEX "unique_primary_email" ON "account_emailaddress" ("user_id", "primary") WHERE "primary";
CREATE UNIQUE INDEX "document_name_once" ON "evidence_document" ("engagement_id", "name") WHERE "removed_at" IS NULL;
CREATE INDEX "evidence_document_added_by_id_4ed7d684" ON "evidence_document" ("added_by_id");
CREATE INDEX "evidence_document_engagement_id_6b272462" ON "evidence_document" ("engagement_id");
CREATE INDEX "evidence_document_organisation_id_7ffb41b3" ON "evidence_document" ("organisation_id");
CREATE UNIQUE INDEX "acknowledgement_once" ON "acknowledgements_acknowledgement" ("engagement_id") WHERE "state" = 'asked';
CREATE INDEX "acknowledgements_acknowledgement_asked_by_id_eb86b131" ON "acknowledgements_acknowledgement" ("asked_by_id");
CREATE INDEX "acknowledgements_acknowledgement_engagement_id_2d68f502" ON "acknowledgements_acknowledgement" ("engagement_id");
CREATE INDEX "acknowledgements_acknowledgement_filed_id_2fd569f9" ON "acknowledgements_acknowledgement" ("filed_id");
CREATE INDEX "acknowledgements_acknowledgement_organisation_id_2ed01af2" ON "acknowledgements_acknowledgement" ("organisation_id");
CREATE INDEX "acknowledgement_list" ON "acknowledgements_acknowledgement" ("organisation_id", "asked_at" DESC, "id" DESC);
CREATE INDEX "acknowledgement_engagement" ON "acknowledgements_acknowledgement" ("engagement_id", "asked_at" DESC, "id" DESC);
CREATE INDEX "acknowledgement_due" ON "acknowledgements_acknowledgement" ("state", "expires_at");
CREATE UNIQUE INDEX "answered_once" ON "api_answered" ("token_hash", "key");
CREATE INDEX "answered_at" ON "api_answered" ("at");
CREATE INDEX "engagements_engagement_changed_by_id_4091ac03" ON "engagements_engagement" ("changed_by_id");
CREATE INDEX "engagements_engagement_organisation_id_80843a52" ON "engagements_engagement" ("organisation_id");
CREATE INDEX "engagement_list" ON "engagements_engagement" ("organisation_id", "changed_at" DESC, "id" DESC);
CREATE INDEX "claim_of_partner" ON "claims_claim" ("organisation_id", "submitted_at" DESC, "id" DESC);
CREATE INDEX "claim_by_deadline" ON "claims_claim" ("owner_id", "deadline", "id");
CREATE INDEX "claim_by_state" ON "claims_claim" ("owner_id", "state", "deadline", "id");
CREATE INDEX "claim_sweep" ON "claims_claim" ("sweep_at");
CREATE UNIQUE INDEX "claim_open_once" ON "claims_claim" ("engagement_id") WHERE "is_open";
CREATE INDEX "deadline_reminder" ON "claims_deadline" ("stopped_at", "remind_at");
CREATE UNIQUE INDEX "deadline_number_once" ON "claims_deadline" ("claim_id", "number");
CREATE UNIQUE INDEX "happening_number_once" ON "claims_happening" ("claim_id", "number");
CREATE UNIQUE INDEX "key_once" ON "claims_key" ("key", "claim_id");
CREATE UNIQUE INDEX "proof_number_once" ON "claims_proof" ("claim_id", "number");
CREATE INDEX "claims_claim_engagement_id_9208f26d" ON "claims_claim" ("engagement_id");
CREATE INDEX "claims_claim_organisation_id_66e5394d" ON "claims_claim" ("organisation_id");
CREATE INDEX "claims_claim_owner_id_d201038d" ON "claims_claim" ("owner_id");
CREATE INDEX "claims_deadline_claim_id_862a2ac6" ON "claims_deadline" ("claim_id");
CREATE INDEX "claims_happening_claim_id_c92a1307" ON "claims_happening" ("claim_id");
CREATE INDEX "claims_happening_person_id_a8051c0c" ON "claims_happening" ("person_id");
CREATE INDEX "claims_key_claim_id_433ea197" ON "claims_key" ("claim_id");
CREATE INDEX "claims_programme_organisation_id_a28b6369" ON "claims_programme" ("organisation_id");
CREATE INDEX "claims_proof_claim_id_6b9e8981" ON "claims_proof" ("claim_id");
CREATE INDEX "claims_proof_given_by_id_5da1e758" ON "claims_proof" ("given_by_id");
CREATE INDEX "draw_list" ON "audits_draw" ("organisation_id", "frozen_at" DESC);
CREATE INDEX "batch_sweep" ON "audits_batch" ("sweep_at");
CREATE INDEX "request_of_partner" ON "audits_request" ("organisation_id", "due", "reference");
CREATE INDEX "request_of_owner" ON "audits_request" ("owner_id", "due", "reference");
CREATE INDEX "request_reminder" ON "audits_request" ("remind_at");
CREATE UNIQUE INDEX "request_once" ON "audits_request" ("batch_id", "claim_id");
CREATE UNIQUE INDEX "request_event_once" ON "audits_requestevent" ("request_id", "number");
CREATE INDEX "unit_of_partner" ON "audits_unit" ("organisation_id", "draw_id");
CREATE UNIQUE INDEX "unit_once" ON "audits_unit" ("draw_id", "claim_id");
CREATE INDEX "audits_draw_frozen_by_id_5e9edff3" ON "audits_draw" ("frozen_by_id");
CREATE INDEX "audits_draw_organisation_id_ecded811" ON "audits_draw" ("organisation_id");
CREATE INDEX "audits_batch_organisation_id_8e15a4b6" ON "audits_batch" ("organisation_id");
CREATE INDEX "audits_batch_draw_id_47ac6077" ON "audits_batch" ("draw_id");
CREATE INDEX "audits_request_batch_id_50d4226f" ON "audits_request" ("batch_id");
CREATE INDEX "audits_request_claim_id_d0517e1c" ON "audits_request" ("claim_id");
CREATE INDEX "audits_request_organisation_id_4b51cef1" ON "audits_request" ("organisation_id");
CREATE INDEX "audits_request_owner_id_060152fc" ON "audits_request" ("owner_id");
CREATE INDEX "audits_requestevent_request_id_00de744f" ON "audits_requestevent" ("request_id");
CREATE INDEX "audits_unit_claim_id_3205e861" ON "audits_unit" ("claim_id");
CREATE INDEX "audits_unit_draw_id_33d5884d" ON "audits_unit" ("draw_id");
CREATE INDEX "audits_unit_organisation_id_2208a789" ON "audits_unit" ("organisation_id");
CREATE INDEX "audits_unit_owner_id_3500b613" ON "audits_unit" ("owner_id");
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE INDEX "claim_of_owner" ON "claims_claim" ("owner_id", "submitted_at" DESC, "id" DESC);
CREATE INDEX "document_vault" ON "evidence_document" ("organisation_id", "added_at" DESC, "id" DESC);
CREATE INDEX "document_dated" ON "evidence_document" ("organisation_id", "dated");
CREATE UNIQUE INDEX "job_once" ON "jobs_job" ("kind", "key") WHERE "done_at" IS NULL;
CREATE INDEX "job_waiting" ON "jobs_job" ("done_at", "id");
CREATE INDEX "ledger_import_by_id_9e233239" ON "ledger_import" ("by_id");
CREATE INDEX "ledger_import_organisation_id_a19198e8" ON "ledger_import" ("organisation_id");
CREATE INDEX "ledger_entry_line_id_f44ba252" ON "ledger_entry" ("line_id");
CREATE INDEX "ledger_proposal_decided_by_id_db7d9eac" ON "ledger_proposal" ("decided_by_id");
CREATE INDEX "ledger_proposal_organisation_id_9356b394" ON "ledger_proposal" ("organisation_id");
CREATE INDEX "ledger_proposal_proposed_by_id_f73f7333" ON "ledger_proposal" ("proposed_by_id");
CREATE UNIQUE INDEX "ledger_proposal_lines_proposal_id_line_id_437eab9d_uniq" ON "ledger_proposal_lines" ("proposal_id", "line_id");
CREATE INDEX "ledger_proposal_lines_proposal_id_6873c1ba" ON "ledger_proposal_lines" ("proposal_id");
CREATE INDEX "ledger_proposal_lines_line_id_3495a310" ON "ledger_proposal_lines" ("line_id");
CREATE UNIQUE INDEX "line_once" ON "ledger_line" ("owner_id", "number");
CREATE INDEX "ledger_line_claim_id_ec565f61" ON "ledger_line" ("claim_id");
CREATE INDEX "ledger_line_organisation_id_85cf7c3b" ON "ledger_line" ("organisation_id");
CREATE INDEX "ledger_line_owner_id_7c77e46f" ON "ledger_line" ("owner_id");
CREATE INDEX "ledger_line_source_id_6787c7f9" ON "ledger_line" ("source_id");
CREATE INDEX "line_of_owner" ON "ledger_line" ("owner_id", "state", "number");
CREATE INDEX "line_of_partner" ON "ledger_line" ("organisation_id", "state", "number");
CREATE UNIQUE INDEX "entry_once" ON "ledger_entry" ("event", "line_id", "debit");
CREATE INDEX "proposal_open" ON "ledger_proposal" ("organisation_id", "decided_at", "proposed_at" DESC);
CREATE TRIGGER entry_stays BEFORE UPDATE ON ledger_entry
                BEGIN SELECT raise(ABORT, 'what was posted is never changed'); END;
CREATE TRIGGER entry_remains BEFORE DELETE ON ledger_entry
                BEGIN SELECT raise(ABORT, 'what was posted is never removed'); END;
CREATE INDEX "mail_waiting" ON "mail_mail" ("sent_at", "id");
CREATE INDEX "mail_list" ON "mail_mail" ("written_at" DESC, "id" DESC);
CREATE INDEX "mfa_authenticator_user_id_0c3a50c0" ON "mfa_authenticator" ("user_id");
CREATE UNIQUE INDEX "unique_authenticator_type" ON "mfa_authenticator" ("user_id", "type") WHERE "type" IN ('totp', 'recovery_codes');
CREATE INDEX "readiness_assessment_organisation_id_cca5e471" ON "readiness_assessment" ("organisation_id");
CREATE INDEX "reads_read_organisation_id_ac6d1bad" ON "reads_read" ("organisation_id");
CREATE INDEX "reads_read_reader_id_1007c0ea" ON "reads_read" ("reader_id");
CREATE INDEX "reads_read_user_id_a96664ec" ON "reads_read" ("user_id");
CREATE INDEX "read_list" ON "reads_read" ("organisation_id", "at" DESC, "id" DESC);
CREATE INDEX "case_by_deadline" ON "reviews_case" ("organisation_id", "closed_at", "deadline", "opened_at");
CREATE INDEX "case_by_doubt" ON "reviews_case" ("organisation_id", "closed_at", "doubt", "opened_at");
CREATE UNIQUE INDEX "case_open_once" ON "reviews_case" ("claim_id", "kind") WHERE "closed_at" IS NULL;
CREATE UNIQUE INDEX "decision_number_once" ON "reviews_decision" ("case_id", "number");
CREATE UNIQUE INDEX "decision_reviewer_once" ON "reviews_decision" ("case_id", "reviewer_id");
CREATE INDEX "reviews_case_claim_id_2b4e5f1a" ON "reviews_case" ("claim_id");
CREATE INDEX "reviews_case_organisation_id_c8b6db0f" ON "reviews_case" ("organisation_id");
CREATE INDEX "reviews_case_proof_id_99b36f50" ON "reviews_case" ("proof_id");
CREATE INDEX "reviews_case_request_id_a3ee9119" ON "reviews_case" ("request_id");
CREATE INDEX "reviews_case_taken_by_id_9fa2ee4d" ON "reviews_case" ("taken_by_id");
CREATE INDEX "reviews_decision_case_id_ba5558bc" ON "reviews_decision" ("case_id");
CREATE INDEX "reviews_decision_reviewer_id_8b3748eb" ON "reviews_decision" ("reviewer_id");
CREATE INDEX "reviews_note_by_id_c80d563f" ON "reviews_note" ("by_id");
CREATE INDEX "reviews_note_claim_id_d00bf055" ON "reviews_note" ("claim_id");
CREATE INDEX "reviews_note_organisation_id_d2391509" ON "reviews_note" ("organisation_id");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
CREATE INDEX "tokens_token_organisation_id_c5eb3c82" ON "tokens_token" ("organisation_id");
CREATE INDEX "tokens_token_user_id_7bb25a61" ON "tokens_token" ("user_id");
CREATE INDEX "token_list" ON "tokens_token" ("organisation_id", "made_at" DESC, "id" DESC);
CREATE TRIGGER leaf_next BEFORE INSERT ON leaf
  WHEN NEW.position <> (SELECT coalesce(max(position), -1) + 1 FROM leaf)
  BEGIN SELECT raise(ABORT, 'a leaf is only added behind the last one'); END;
CREATE TRIGGER leaf_stays BEFORE UPDATE ON leaf BEGIN SELECT raise(ABORT, 'a leaf is never changed'); END;
CREATE TRIGGER leaf_remains BEFORE DELETE ON leaf BEGIN SELECT raise(ABORT, 'a leaf is never removed'); END;
CREATE TRIGGER checkpoint_next BEFORE INSERT ON checkpoint
  WHEN NEW.number <> (SELECT coalesce(max(number), -1) + 1 FROM checkpoint)
  BEGIN SELECT raise(ABORT, 'a checkpoint is only added behind the last one'); END;
CREATE TRIGGER checkpoint_stays BEFORE UPDATE ON checkpoint
  BEGIN SELECT raise(ABORT, 'a checkpoint is never changed'); END;
CREATE TRIGGER checkpoint_remains BEFORE DELETE ON checkpoint
  BEGIN SELECT raise(ABORT, 'a checkpoint is never removed'); END;
CREATE TRIGGER personal_once BEFORE INSERT ON personal
  WHEN EXISTS (SELECT 1 FROM personal WHERE commitment = NEW.commitment)
  BEGIN SELECT raise(ABORT, 'a value is recorded once'); END;
CREATE TRIGGER personal_stays BEFORE UPDATE ON personal
  BEGIN SELECT raise(ABORT, 'a value is erased or stays as it is'); END;
CREATE TRIGGER stamp_stays BEFORE UPDATE ON stamp
  BEGIN SELECT raise(ABORT, 'a time stamp is never changed'); END;
CREATE TRIGGER stamp_remains BEFORE DELETE ON stamp
  BEGIN SELECT raise(ABORT, 'a time stamp is never removed'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('django_migrations',47);
INSERT INTO "sqlite_sequence" VALUES('account_emailaddress',0);
INSERT INTO "sqlite_sequence" VALUES('django_content_type',39);
INSERT INTO "sqlite_sequence" VALUES('auth_permission',156);
INSERT INTO "sqlite_sequence" VALUES('auth_group',0);
INSERT INTO "sqlite_sequence" VALUES('mail_mail',5);
INSERT INTO "sqlite_sequence" VALUES('mfa_authenticator',0);
INSERT INTO "sqlite_sequence" VALUES('accounts_membership',8);
INSERT INTO "sqlite_sequence" VALUES('claims_proof',6);
INSERT INTO "sqlite_sequence" VALUES('claims_happening',8);
INSERT INTO "sqlite_sequence" VALUES('jobs_job',8);
INSERT INTO "sqlite_sequence" VALUES('audits_unit',8);
INSERT INTO "sqlite_sequence" VALUES('audits_requestevent',2);
INSERT INTO "sqlite_sequence" VALUES('claims_key',1);
INSERT INTO "sqlite_sequence" VALUES('claims_deadline',2);
INSERT INTO "sqlite_sequence" VALUES('reviews_decision',1);
INSERT INTO "sqlite_sequence" VALUES('ledger_entry',1);
INSERT INTO "sqlite_sequence" VALUES('ledger_proposal_lines',1);
COMMIT;
