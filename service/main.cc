#include "service/cli/app.h"

int main(int argc, char** argv) { return corner::cli::Run(argc, argv); }
