"""PDF templates: fields filled in, or text set on flat pages."""
