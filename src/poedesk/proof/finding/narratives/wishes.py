"""How letters tell what their reader, or their writer, wanted; expressions over plain text."""

from poedesk.proof.finding.wording.expressions import Expression

YOU_WANT = Expression(
    r"\b(?:you (?:\w+ )?(?:want|wanted|need|needed|lack|lacked|asked (?:us )?(?:for|how|to|whether|that)"
    r"|told us|lost|lose|cannot|could not|can no longer|could no longer|missed|miss|waited"
    r"|struggled?|suffer(?:ed)?)"
    r"|sie (?:wunschen|benotigen|brauchen|mochten|verlieren|verloren|konnen nicht|konnten nicht)"
    r"|(?:haben|konnen|konnten|mussten|mochten|brauchen) sie\b(?! (?:fragen|noch))"
    r"|vous (?:souhaitez|voulez|avez besoin|avez perdu|perdez|ne pouvez|ne pouviez|manquez)"
    r"|(?:usted(?:es)? )?(?:necesitan|quieren|desean|perdieron|no podian|no pueden))\b"
    r"(?! to (?:sign|accept|return|pay|confirm|order|contact|know|do)\b| (?:any|more|further|help with)\b"
    r"| (?:assign|transfer|hold|claim|withhold|rely|copy|resell|terminate|exceed|be held)\b"
    r"|[^.;]{0,40}\b(?:licen[cs]es?|prices?|quot(?:e|ation)s?|offer|proposal|invoices?|deposit|discount|lizenz\w*"
    r"|angebot|devis|presupuesto|precios?|licencias)\b)"
)
"""How a letter tells its reader's need."""

WE_WANT = Expression(
    r"\b(?:we (?:had )?(?:needed|wanted|lacked|asked|called|turned to|commissioned|engaged|hired|bought"
    r"|chose) (?:it|this|them|that|you|him|her|the (?:\w+ ){1,3}?)\s?"
    r"(?:because|since|as|so that|for help because|after)"
    r"|(?:i|we) (?:wanted|needed) (?:the|our|all|every|each|both|my|them)\b(?! (?:customer|client|access))"
    r" (?:[\w'-]+ ){0,6}?to (?!thank|confirm|know|let|inform)\w+"
    r"|(?:i|we) (?:needed|wanted)(?! (?:your|you|to)\b)"
    r"(?: (?!access|time|days?|permission|accounts?)[\w'-]+){1,5}?"
    r" (?:that|which|where|who|whom|in which|to be|so that)\b"
    r"|why we (?:needed|wanted|asked|called|came to|turned to|hired|engaged)\b"
    r"|(?:our|the) reasons? for (?:the (?:order|project|work|change)|asking|calling|engaging|buying)\b"
    r"|wir (?:brauchten|benotigten|wollten) (?:das|es|dies|sie|die \w+|den \w+),? (?:weil|da|damit)"
    r"|il (?:nous|leur|lui|vous) fallait\b"
    r"|nous (?:voulions|souhaitions|cherchions|avions besoin) (?:d'|un|des?\b|que|pouvoir)"
    r"|wir (?:wollten|brauchten|suchten|benotigten),? (?:ein\w*|endlich|mehr|dass|daher|deshalb)\b"
    r"|(?:queriamos|necesitabamos|buscabamos)"
    r" (?!acceso|tiempo|permisos?|credenciales|datos|su |sus )\w+|nos hacia falta"
    r"|volevamo (?:un|che|poter)|ci serviva|avevamo bisogno di|wij (?:wilden|zochten) (?:een|dat)\b"
    r"|wij hadden (?!geen|uw)[^.;]{3,60} nodig\b"
    r"|vi (?:behovde|sokte|ville ha)\b"
    r"|(?:lo|la|los|las) necesitabamos (?:porque|ya que|para)|nous en avions besoin (?:car|parce qu|pour))"
)
"""How a customer's own letter tells the need; a supplier says "you" of the one who wanted something."""

AIM = Expression(
    r"\b(?:so that|so as to|in order to|instead of|rather than|because|since|due to|owing to|able to"
    r"|without having to"
    r"|damit|sodass|so dass|weil|um [^.;]{2,60}? zu \w+|statt|anstatt|ohne dass"
    r"|afin (?:de|que)|pour que|pour (?:que )?\w+er|parce que|car|au lieu de|grace a"
    r"|para (?:que )?\w+(?:ar|er|ir)?|a fin de|porque|ya que|en (?:lugar|vez) de"
    r"|affinche|per \w+(?:are|ere|ire)|perche|invece di|cosi da"
    r"|zodat|omdat|om [^.;]{2,60}? te \w+|in plaats van|opdat"
    r"|for att|sa att|eftersom|i stallet for|istallet for)\b"
    r"|^\W*(?:need|why|reason|goal|objective|aim|ziel|grund|anlass|bedarf|warum|besoin|objectif|but|raison|motif|pourquoi"
    r"|objetivo|motivo|necesidad|finalidad|obiettivo|esigenza|scopo|perche|doel|reden|aanleiding|behoefte)\s?:\s"
)
"""How a sentence tells what something is for, or why; over plain text."""
