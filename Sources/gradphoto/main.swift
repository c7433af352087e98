print("gradphoto")
