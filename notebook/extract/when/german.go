package when

// german is the table of German.
var german = language{}
