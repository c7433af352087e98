int ccodecs_placeholder(void);
