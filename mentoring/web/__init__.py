"""The frame: factory, home, navigation, errors, headers, language, command line, demo."""
