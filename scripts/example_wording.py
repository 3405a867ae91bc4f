"""What is printed in every example form: workloads, activities, disclosures; in our own words."""

WORKLOADS = (
    ("exchange-online", "Exchange Online"),
    ("sharepoint-online", "SharePoint Online"),
    ("microsoft-365-apps", "Microsoft 365 Apps"),
    ("outlook-mobile", "Outlook Mobile"),
    ("teams-platform", "Teams Platform"),
    ("teams-meetings", "Teams Meetings"),
    ("teams-phone-system", "Teams Phone System"),
    ("teams", "Teams"),
    ("azure-ad-premium", "Microsoft Entra ID P1/P2"),
    ("azure-atp", "Microsoft Defender for Identity"),
    ("office-atp", "Microsoft Defender for Office 365"),
    ("cloud-app-security", "Microsoft Defender for Cloud Apps"),
    ("defender-atp", "Microsoft Defender for Endpoint"),
    ("information-protection", "Microsoft Purview Information Protection"),
    ("intune", "Microsoft Intune"),
    ("yammer", "Viva Engage (Yammer)"),
)

ACTIVITIES = (
    (
        "deployment",
        "Deployment & Implementation",
        "Such as installing, provisioning, configuring or tailoring",
    ),
    ("migration", "Migrations", "Such as from own servers, another tenant or another cloud"),
    (
        "adoption",
        "Adoption & Change Management",
        "Such as training, workshops and help through the changeover",
    ),
    ("remote-guidance", "Remote Guidance", "Such as guiding the customer's own rollout by phone and mail"),
    ("pilot", "Pilots", "Such as a limited trial with a report on how it went"),
    ("advisory", "Advisory Services & Planning", "Such as studying what is there and recommending a plan"),
    ("support", "Customer Support", "Such as tickets, calls and managed services"),
    ("other", "Other", "Please specify:"),
)

PUBLIC_SECTOR = (
    "Public Sector Disclosure (public sector customers in the U.S. and Puerto Rico only): with its "
    "initials below "
    "the customer named in Section 1 confirms that it knows that the partner named in Section 1 "
    "will ask to be "
    "associated with the customer's Microsoft tenant under the Microsoft partner incentives "
    "program, and that "
    "Microsoft may pay the partner fees, commission or other compensation in connection with the "
    "services that the "
    "partner provides to the customer."
)

SUBSCRIPTION = (
    "Customer Subscription Information Disclosure (Business Applications only): the customer named "
    "in Section 1 "
    "agrees that Microsoft may share the customer's subscription information with the partner named "
    "in Section 1, "
    "for the sole purpose of the partner becoming claiming partner of record."
)
