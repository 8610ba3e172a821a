//! Asks staff for a line: one that must not be shown while it is typed, or one that may.

use std::io::{self, BufRead, IsTerminal, Write};

use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use zeroize::Zeroizing;

/// Reads one line from standard input; on a terminal, what is typed is not shown.
pub fn ask_hidden(question: &str) -> io::Result<Zeroizing<String>> {
    let input = io::stdin();
    let mut line = Zeroizing::new(String::new());
    if !input.is_terminal() {
        input.lock().read_line(&mut line)?;
        return Ok(Zeroizing::new(line.trim().to_owned()));
    }
    write!(io::stderr(), "{question}")?;
    let shown = tcgetattr(&input)?;
    let mut hidden = shown.clone();
    hidden.local_modes -= LocalModes::ECHO;
    tcsetattr(&input, OptionalActions::Now, &hidden)?;
    // No `?` before the echo is on again: otherwise an error would leave staff with a terminal that shows nothing.
    let read = input.lock().read_line(&mut line);
    tcsetattr(&input, OptionalActions::Now, &shown)?;
    writeln!(io::stderr())?;
    read?;
    Ok(Zeroizing::new(line.trim().to_owned()))
}

/// Reads one line from standard input that may be seen while it is typed.
pub fn ask_visible(question: &str) -> io::Result<String> {
    let input = io::stdin();
    if input.is_terminal() {
        write!(io::stderr(), "{question}")?;
    }
    let mut line = String::new();
    input.lock().read_line(&mut line)?;
    // What is typed is printed later: no control sequence comes in with it.
    Ok(line.trim().chars().filter(|c| !c.is_control()).collect())
}
