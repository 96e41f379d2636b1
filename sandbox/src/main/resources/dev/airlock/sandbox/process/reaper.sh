# Ends the sandbox's children once the sandbox is gone.
#
# Reads lines from a pipe that only the sandbox holds: "+PID:SIGNAL" when a child started, "-PID"
# when it ended. At end of file the sandbox is gone, however it died. Each listed process that is
# still the one that was registered gets its signal, five seconds later KILL.
trap '' INT TERM HUP

# The start time of process $1, or nothing if it is gone or a zombie: a PID alone may be reused.
born() {
  if [ -d /proc/self ]; then
    set -- $(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null)
    [ "${1:-Z}" = Z ] || echo "${20}"
  else
    ps -o lstart= -p "$1" | tr -c '[:alnum:]' '_'
  fi
}

# Whether entry $1, PID:SIGNAL:BORN, still runs. Sets pid and signal.
lives() {
  pid=${1%%:*}
  signal=${1#*:}
  signal=${signal%%:*}
  [ -n "${1##*:}" ] && [ "$(born "$pid")" = "${1##*:}" ]
}

children=
while read -r line; do
  case $line in
    +*)
      line=${line#+}
      children="$children $line:$(born "${line%%:*}")"
      ;;
    -*)
      others=
      for child in $children; do
        case $child in
          "${line#-}":*) ;;
          *) others="$others $child" ;;
        esac
      done
      children=$others
      ;;
  esac
done

for child in $children; do
  lives "$child" && kill -"$signal" "$pid"
done

tenths=0
while [ "$tenths" -lt 50 ]; do
  left=
  for child in $children; do
    lives "$child" && left="$left $child"
  done
  [ -z "$left" ] && exit 0
  children=$left
  sleep 0.1
  tenths=$((tenths + 1))
done

for child in $children; do
  lives "$child" && kill -KILL "$pid"
done
exit 0
