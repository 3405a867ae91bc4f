"""XFA forms: template and data of a form whose pages are made when it is opened."""
