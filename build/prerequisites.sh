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
