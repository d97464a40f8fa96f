"""Runs a command on a terminal of its own, types into it, and tells what it showed: python3 on-terminal.py '{"size": [80, 24], "command": […], "steps": […]}'."""
import fcntl, json, os, pty, select, signal, struct, sys, termios, time

plan = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    os.execvpe(plan["command"][0], plan["command"], {**os.environ, **plan["environment"]})


def resize(columns, rows):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


resize(*plan["size"])
shown, position, missing, is_alive = b"", 0, None, True
end = time.time() + plan["seconds"]


def read(seconds):
    global shown, is_alive
    if select.select([terminal], [], [], seconds)[0]:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            piece = b""
        shown += piece
        is_alive = piece != b""


for kind, value in plan["steps"]:
    if kind == "wait":
        wanted = value.encode()
        while shown.find(wanted, position) < 0 and is_alive and time.time() < end:
            read(0.1)
        found = shown.find(wanted, position)
        if found < 0:
            missing = value
            break
        position = found + len(wanted)
    elif kind == "send":
        os.write(terminal, value.encode())
    elif kind == "resize":
        resize(*value)
    elif kind == "signal":
        os.kill(pid, getattr(signal, value))
while is_alive and missing is None and time.time() < end:
    read(0.1)
if is_alive:
    os.kill(pid, signal.SIGKILL)
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
print(json.dumps({"output": shown.decode("utf-8", "replace"), "status": status, "missing": missing}))
