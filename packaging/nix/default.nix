# briefreader from this clone, with the Python packages of nixpkgs. Build it with
#   nix-build packaging/nix
# It is untried, and nixpkgs refuses where one of them is of another version than pyproject.toml asks.
{
  pkgs ? import <nixpkgs> { },
}:
let
  python = pkgs.python3Packages;
  project = (pkgs.lib.importTOML ../../pyproject.toml).project;
in
python.buildPythonApplication {
  pname = project.name;
  version = project.version;
  pyproject = true;
  # What the wheel is built from, without environments and caches that lie in a clone.
  src = pkgs.lib.fileset.toSource {
    root = ../..;
    fileset = pkgs.lib.fileset.unions [
      ../../LICENSE
      ../../README.md
      ../../hatch_build.py
      ../../pyproject.toml
      ../../seeds
      ../../src
      ../../tools
    ];
  };

  build-system = [
    python.hatchling
    python.shtab
  ];
  dependencies = [
    python.markdown-it-py
    python.platformdirs
    python.pyyaml
    python.rich
    python.shtab
    python.snowballstemmer
    python.textual
    python.whoosh
    # What the extras html, office and pdf read with.
    python.lxml-html-clean
    python.mammoth
    python.pypdfium2
    python.readability-lxml
    python.striprtf
    python.trafilatura
  ];

  doInstallCheck = true;
  installCheckPhase = ''
    HOME=$TMPDIR $out/bin/briefreader search quay | grep "North Quay"
  '';

  meta = {
    description = project.description;
    license = pkgs.lib.licenses.mit;
    mainProgram = "briefreader";
    platforms = pkgs.lib.platforms.unix;
  };
}
