// Pulumi loads a pack's entry with its own bundled compiler unless it is plain JavaScript.
import "./pack.ts";
