package dev.shrink.model;

/** What an entry is. A symbolic link's content is the text of its target. */
public enum EntryKind { FILE, DIRECTORY, SYMLINK }
