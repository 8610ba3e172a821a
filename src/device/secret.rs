//! Asks for something that must not be shown while it is typed.

use std::io::{self, BufRead, IsTerminal, Write};

use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use zeroize::Zeroizing;

/// Reads one line from standard input; on a terminal, what is typed is not shown.
pub fn ask(question: &str) -> io::Result<Zeroizing<String>> {
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
    let read = input.lock().read_line(&mut line);
    tcsetattr(&input, OptionalActions::Now, &shown)?;
    writeln!(io::stderr())?;
    read?;
    Ok(Zeroizing::new(line.trim().to_owned()))
}
