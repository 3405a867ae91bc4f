"""Pictures of text to words with places and confidence: the engine, and what makes a picture readable first.

Everything here that touches pixels runs in the sandboxed child only. ``installed`` and ``sight`` import
neither numpy nor an engine, so that the rest may ask them.
"""
