"""What would a searcher call this text? Folding, segmentation, pinyin: text in, text or spans of it out."""
