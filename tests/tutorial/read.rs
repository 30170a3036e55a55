//! What a tutorial says to do.
//!
//! - A line that is a path in back-ticks names the file of the blocks right below it. A block is its text from then on, `diff` an edit
//!   of it.
//! - `console` is what stands in the terminal: commands after `$ `, each with its answer below.
//! - Addresses of this machine, below a `kunten serve`, are pages that it shows.
//! - Files that are named `public/…` are built by the end, and a table whose rows begin with a claim has its verdicts.
//!
//! Any other block is a mistake of the tutorial.

use std::fmt;

/// A line of a tutorial.
#[derive(Debug, Clone, Copy)]
pub struct At {
    file: &'static str,
    line: usize,
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// Something to do.
#[derive(Debug)]
pub struct Step {
    pub at: At,
    pub what: What,
}

#[derive(Debug)]
pub enum What {
    /// A file has this text from now on.
    Write { path: String, text: String },
    /// These lines of a file become those.
    Edit { path: String, old: String, new: String },
    /// A command, what it answers, and the pages to look at while it runs.
    Run { command: String, answer: String, pages: Vec<String> },
}

#[derive(Debug, Default)]
pub struct Tutorial {
    pub steps: Vec<Step>,
    /// Files of the output that are named.
    pub outputs: Vec<(At, String)>,
    /// The claims of the table, each with the words of its two verdicts.
    pub verdicts: Vec<(At, String, [String; 2])>,
}

impl Tutorial {
    /// All that is typed into the terminal.
    pub fn commands(&self) -> Vec<String> {
        let commands = self.steps.iter().filter_map(|step| match &step.what {
            What::Run { command, .. } => Some(command.clone()),
            _ => None,
        });
        commands.collect()
    }
}

pub fn read(file: &'static str, text: &str) -> Tutorial {
    let mut tutorial = Tutorial::default();
    let mut path: Option<&str> = None;
    let mut lines = text.lines().zip(1..).map(|(text, line)| (At { file, line }, text));
    while let Some((at, line)) = lines.next() {
        if let Some(language) = line.trim_start().strip_prefix("```") {
            let block: Vec<_> = lines.by_ref().take_while(|(_, line)| line.trim() != "```").collect();
            match (language, path) {
                ("console", _) => tutorial.steps.extend(commands(&block)),
                ("diff", Some(path)) => tutorial.steps.push(edit(at, path, &block)),
                ("yaml" | "markdown" | "toml" | "bibtex" | "text", Some(path)) => {
                    let text = block.iter().flat_map(|(_, line)| [*line, "\n"]).collect();
                    tutorial.steps.push(Step { at, what: What::Write { path: path.to_owned(), text } });
                }
                _ => panic!("{at}: nothing says what to do with this block"),
            }
        } else if let Some(name) =
            line.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')).filter(|name| !name.contains('`'))
        {
            path = Some(name);
        } else if !line.is_empty() {
            path = None;
            prose(at, line, &mut tutorial);
        }
    }
    tutorial
}

fn commands(block: &[(At, &str)]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (at, line) in block {
        if let Some(command) = line.strip_prefix("$ ") {
            let what = What::Run { command: command.to_owned(), answer: String::new(), pages: Vec::new() };
            steps.push(Step { at: *at, what });
        } else if let Some(Step { what: What::Run { answer, .. }, .. }) = steps.last_mut() {
            *answer += line;
            answer.push('\n');
        } else {
            panic!("{at}: no command stands before this answer");
        }
    }
    steps
}

fn edit(at: At, path: &str, block: &[(At, &str)]) -> Step {
    let (mut old, mut new) = (String::new(), String::new());
    for (at, line) in block {
        let (sign, text) = line.split_at(usize::from(!line.is_empty()));
        assert!(matches!(sign, "" | " " | "-" | "+"), "{at}: a line of an edit begins with a space, - or +");
        if sign != "+" {
            old.extend([text, "\n"]);
        }
        if sign != "-" {
            new.extend([text, "\n"]);
        }
    }
    Step { at, what: What::Edit { path: path.to_owned(), old, new } }
}

fn prose(at: At, line: &str, tutorial: &mut Tutorial) {
    if let (Some((_, address)), Some(step)) = (line.split_once("<http://127.0.0.1:4000/"), tutorial.steps.last_mut()) {
        let (page, _) = address.split_once('>').unwrap_or_else(|| panic!("{at}: the address does not end"));
        match &mut step.what {
            What::Run { command, pages, .. } if command.starts_with("kunten serve") => pages.push(page.to_owned()),
            _ => panic!("{at}: nothing serves this page"),
        }
    }
    tutorial
        .outputs
        .extend(line.split('`').skip(1).step_by(2).filter(|code| code.starts_with("public/")).map(|code| (at, code.to_owned())));
    let cells: Vec<_> = line.split('|').map(str::trim).collect();
    if let ["", claim, said, so, ""] = cells[..]
        && let Some(claim) = claim.strip_prefix('`').and_then(|claim| claim.strip_suffix('`'))
    {
        tutorial.verdicts.push((at, claim.to_owned(), [said, so].map(str::to_owned)));
    }
}
