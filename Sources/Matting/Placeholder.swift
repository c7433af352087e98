enum MattingPlaceholder {}
