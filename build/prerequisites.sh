# Sourced by the commands at the root: says in one line what is missing, and keeps the build quiet and private.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# Without a home that can be written, the SDK needs another place for its caches.
if [ -z "${HOME:-}" ] || [ ! -w "${HOME:-/}" ]; then
  export HOME=$root/artifacts/home DOTNET_CLI_HOME=$root/artifacts/home
  mkdir -p "$HOME"
fi

need_dotnet() {
  if ! command -v dotnet >/dev/null 2>&1; then
    echo 'The .NET SDK 10 is missing: install it from https://dotnet.microsoft.com/download and try again.' >&2
    exit 1
  fi
  case "$(cd "$root" && dotnet --version 2>/dev/null)" in
    10.*) ;;
    *) echo "The .NET SDK 10 is needed; 'dotnet --list-sdks' shows which are there: $(dotnet --list-sdks | tr '\n' ' ')" >&2; exit 1 ;;
  esac
  if [ ! -w "$root" ]; then
    echo "This folder cannot be written, so nothing can be built in it: $root" >&2
    exit 1
  fi
}

# True when something among the given places is newer than a stamp; folders count too, so that a file taken away is a change.
newer_than() {
  local stamp=$1
  shift
  [ ! -e "$stamp" ] || [ -n "$(find "$@" \( -name node_modules -o -name obj -o -name bin -o -name assets \) -prune -o -newer "$stamp" -print -quit 2>/dev/null)" ]
}

need_node() {
  if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
    echo 'Node.js 20 or later with npm is missing: install it from https://nodejs.org and try again.' >&2
    exit 1
  fi
  if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
    echo "Node.js 20.19 or later is needed; this is $(node --version)." >&2
    exit 1
  fi
}

# The browser's part: installs its packages when their list changed and builds it when any of its files did. What the camera needs is put beside it.
build_client() {
  local client=$root/src/Hipwise.Web/Client built=$root/src/Hipwise.Web/wwwroot/assets pose=$root/src/Hipwise.Web/wwwroot/pose log stamp
  newer_than "$built/.built" "$client" || [ ! -e "$pose/.built" ] || return 0
  need_node
  log=$(mktemp) stamp=$(mktemp)
  if { ! newer_than "$client/node_modules/.installed" "$client/package.json" "$client/package-lock.json" \
      || { npm ci --ignore-scripts --prefix "$client" --no-audit --no-fund && touch "$client/node_modules/.installed"; }; } >"$log" 2>&1 \
      && (cd "$client" && npm run build) >>"$log" 2>&1; then
    touch -r "$stamp" "$built/.built"
  else
    cat "$log" >&2
    echo "The browser's part could not be built; the lines above say why." >&2
    exit 1
  fi
  rm -f "$log" "$stamp"
}
