import Codecs

// Stands for the program that decodes apart: the tests ask it as `gradphoto` asks itself.
IsolatedDecoder.serveIfAsked()
