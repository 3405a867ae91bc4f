"""How pages look: layout, fields, style; made from GOV.UK Frontend by ``scripts/make_looks.sh``."""
