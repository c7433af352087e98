/* The library speaks C++ only: CZXing includes its headers itself. */
