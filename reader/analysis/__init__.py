"""Text analysis for searching: folding, word segmentation and pinyin. Text in, text or spans of it out."""
