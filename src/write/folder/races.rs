//! Others at work in the same folders while a site is written: whatever they do and whenever, nothing of theirs is gone.

use super::{
    Folder, Sink as _, WriteError,
    marker::marker,
    staging::{Moment, Staging},
};
use crate::model::address::MARKER;
use std::{
    collections::BTreeMap,
    fmt, fs,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
    },
    thread,
};

/// What a test does at a moment.
#[derive(Default)]
pub(super) struct Meanwhile(Option<Box<dyn Fn(Moment) + Send + Sync>>);

impl Meanwhile {
    pub fn happen(&self, moment: Moment) {
        if let Some(act) = &self.0 {
            act(moment);
        }
    }
}

impl fmt::Debug for Meanwhile {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Meanwhile")
    }
}

const FILES: [&str; 5] = ["index.html", "en/a.html", "en/b.html", "ja/a.html", "assets/x/y.css"];
const MOMENTS: [Moment; 4] = [Moment::Looked, Moment::Made, Moment::Exchanged, Moment::Deleting];

/// A folder in which the output and everything of others stands.
struct Scene {
    dir: tempfile::TempDir,
    made: AtomicUsize,
    moved: AtomicUsize,
}

impl Scene {
    fn new() -> Self {
        let scene = Self { dir: tempfile::tempdir().expect("a folder"), made: AtomicUsize::new(0), moved: AtomicUsize::new(0) };
        scene.build("old", |_, _| {}).expect("the first site");
        scene
    }

    fn root(&self) -> PathBuf {
        fs::canonicalize(self.dir.path()).expect("a path")
    }

    fn target(&self) -> PathBuf {
        self.root().join("out")
    }

    /// Writes a site of which every file says `word`.
    fn build(&self, word: &str, act: impl Fn(&Self, Moment) + Send + Sync) -> Result<(), WriteError> {
        let mut staging = Staging::lock(&self.target())?;
        let happened = Arc::new(Mutex::new(Vec::new()));
        // The test's own borrow ends with this function, as does the staging.
        thread::scope(|scope| {
            let (tell, told) = std::sync::mpsc::channel::<(Moment, std::sync::mpsc::Sender<()>)>();
            let (act, happened) = (&act, Arc::clone(&happened));
            scope.spawn(move || {
                for (moment, done) in told {
                    let mut known = happened.lock().expect("nobody panics with it");
                    // Each moment once; the deletion has many.
                    if !known.contains(&moment) {
                        known.push(moment);
                        act(self, moment);
                    }
                    let _ = done.send(());
                }
            });
            let tell = Mutex::new(tell);
            staging.meanwhile = Meanwhile(Some(Box::new(move |moment| {
                let (done, wait) = std::sync::mpsc::channel();
                let sent = tell.lock().expect("nobody panics with it").send((moment, done));
                if sent.is_ok() {
                    let _ = wait.recv();
                }
            })));
            let folder = Folder::begin(staging, self.target())?;
            folder.put(MARKER, marker(FILES.into_iter()).as_bytes())?;
            for file in FILES {
                folder.put(file, format!("{word} {file}").as_bytes())?;
            }
            folder.commit().map(drop)
        })
    }

    /// Something of somebody else's, which has to be somewhere in the end.
    fn mine(&self) -> String {
        format!("mine {}", self.made.fetch_add(1, SeqCst))
    }

    /// Puts a file of somebody else's into a folder, under a name that nothing else has, if that is possible.
    fn put(&self, base: &Path, folder: &str) {
        let text = self.mine();
        let folder = base.join(folder);
        let put = fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join(text.replace(' ', "-")), &text));
        if put.is_err() {
            self.keep(&text);
        }
    }

    /// A folder of somebody else's beside the output.
    fn theirs(&self) -> PathBuf {
        let text = self.mine();
        let folder = self.root().join("theirs").join(text.replace(' ', "-"));
        fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join("a.html"), &text)).expect("nobody else is there");
        folder
    }

    /// Where something stands that could not be put elsewhere.
    fn keep(&self, text: &str) {
        let folder = self.root().join("kept");
        fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join(text), text)).expect("nobody else is there");
    }

    fn moves_away(&self, path: &Path) {
        let away = self.root().join(format!("moved-{}", self.moved.fetch_add(1, SeqCst)));
        let _ = fs::rename(path, away);
    }

    /// The texts of all files below the root, links not followed.
    fn texts(&self) -> BTreeMap<String, PathBuf> {
        let mut texts = BTreeMap::new();
        for entry in walkdir::WalkDir::new(self.root()).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
            texts.insert(fs::read_to_string(entry.path()).unwrap_or_default(), entry.into_path());
        }
        texts
    }

    /// Fails where something of others is gone.
    #[track_caller]
    fn has_all(&self, what: &str) {
        let texts = self.texts();
        for k in 0..self.made.load(SeqCst) {
            assert!(texts.contains_key(&format!("mine {k}")), "{what}: mine {k} is gone");
        }
    }

    /// Fails where something of others is gone, or the site is a mixture.
    #[track_caller]
    fn holds(&self, what: &str) {
        self.has_all(what);
        if self.target().join(MARKER).is_file() && !self.target().is_symlink() {
            let word = |file: &str| fs::read_to_string(self.target().join(file)).ok().filter(|text| !text.starts_with("mine"));
            let words: Vec<String> =
                FILES.iter().filter_map(|file| Some(word(file)?.split(' ').next().unwrap_or_default().to_owned())).collect();
            assert!(words.windows(2).all(|pair| pair[0] == pair[1]), "{what}: {words:?}");
        }
    }
}

/// Writes a file of somebody's, with its folder.
fn put(path: &Path, text: &str) {
    if let Some(folder) = path.parent() {
        let _ = fs::create_dir_all(folder);
    }
    let _ = fs::write(path, text);
}

/// A file that takes the place of whatever stands there.
fn replace(path: &Path, text: &str) {
    let beside = path.with_extension("beside");
    put(&beside, text);
    let _ = fs::rename(&beside, path);
}

#[cfg(unix)]
fn link(to: &Path, at: &Path) {
    let _ = std::os::unix::fs::symlink(to, at);
}

/// What others do, by a name; `base` is the output, or the old site in its staging. They never touch what is theirs again.
type Act = (&'static str, fn(&Scene, &Path));

#[cfg(unix)]
const ACTS: [Act; 10] = [
    ("a file is made", |scene, base| scene.put(base, "")),
    ("a file is made in a folder of ours", |scene, base| scene.put(base, "en")),
    ("a folder is made", |scene, base| scene.put(base, ".git/objects")),
    ("a link is made", |scene, base| link(&scene.theirs(), &base.join("link"))),
    ("a folder of ours is moved away, and another comes in its place", |scene, base| {
        scene.moves_away(&base.join("en"));
        scene.put(base, "en");
    }),
    ("a folder of ours becomes a link", |scene, base| {
        scene.moves_away(&base.join("en"));
        link(&scene.theirs(), &base.join("en"));
    }),
    ("a file of ours becomes a link", |scene, base| {
        scene.moves_away(&base.join("en/b.html"));
        link(&scene.theirs(), &base.join("en/b.html"));
    }),
    ("a file of ours becomes a folder", |scene, base| {
        scene.moves_away(&base.join("index.html"));
        scene.put(base, "index.html");
    }),
    ("the whole is moved away, and another comes in its place", |scene, base| {
        scene.moves_away(base);
        scene.put(base, "en");
    }),
    ("the whole becomes a link", |scene, base| {
        scene.moves_away(base);
        link(&scene.theirs(), base);
    }),
];

#[cfg(unix)]
fn whatever_they_do_and_whenever(rounds: usize) {
    for (name, act) in ACTS {
        for moment in MOMENTS {
            for below in ["out", ".kunten-staging-out/new"] {
                for round in 0..rounds {
                    let scene = Scene::new();
                    let done = scene.build("new", |scene, now| {
                        if now == moment {
                            act(scene, &scene.root().join(below));
                        }
                    });
                    scene.holds(&format!("{name} in {below} at {moment:?}, round {round}: {done:?}"));
                }
            }
        }
    }
}

/// Whatever others do at any time while sites are written one after the other.
#[cfg(unix)]
fn at_random(rounds: u64) {
    for seed in 0..rounds {
        let scene = Scene::new();
        let ended = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                let mut random = fastrand::Rng::with_seed(seed);
                while !ended.load(SeqCst) {
                    let (_, act) = random.choice(ACTS).expect("an act");
                    let below = *random.choice(&["out", ".kunten-staging-out/new"]).expect("a folder");
                    act(&scene, &scene.root().join(below));
                    (0..random.usize(0..200)).for_each(|_| thread::yield_now());
                }
            });
            for word in ["one", "two", "three"] {
                let _ = scene.build(word, |_, _| {});
            }
            ended.store(true, SeqCst);
        });
        scene.has_all(&format!("seed {seed}"));
    }
}

#[cfg(unix)]
#[test]
fn nothing_of_others_is_gone() {
    whatever_they_do_and_whenever(1);
    at_random(5);
}

/// The same often enough to meet what is rare.
#[cfg(unix)]
#[test]
#[ignore = "takes a minute; the part `hardship` of the tests asks for it"]
fn nothing_of_others_is_gone_however_often() {
    whatever_they_do_and_whenever(25);
    at_random(200);
}

/// A file that takes a listed file's place while the old site is deleted is not the one that was listed.
#[test]
fn what_takes_a_files_place_while_it_is_deleted_stays() {
    let scene = Scene::new();
    let done = scene.build("new", |scene, now| {
        if now == Moment::Deleting {
            for file in FILES {
                replace(&scene.root().join(".kunten-staging-out/new").join(file), &scene.mine());
            }
        }
    });
    assert!(done.is_ok(), "{done:?}");
    scene.holds("all files are replaced");
}

#[test]
fn a_folder_that_appears_under_the_outputs_name_stays() {
    for moment in [Moment::Looked, Moment::Made] {
        let scene = Scene::new();
        fs::remove_dir_all(scene.target()).expect("there is no site yet");
        let done = scene.build("new", |scene, now| {
            if now == moment {
                put(&scene.target().join("thesis.txt"), &scene.mine());
            }
        });
        let told = done.expect_err("it is refused").to_string();
        assert!(told.contains("Kunten did not write `thesis.txt` there"), "{told}");
        assert_eq!(fs::read_to_string(scene.target().join("thesis.txt")).expect("it is there"), "mine 0");
        assert_eq!(fs::read_dir(scene.root()).expect("a folder").count(), 1, "no staging is left");
    }
}

#[cfg(unix)]
#[test]
fn an_old_site_that_cannot_be_put_back_is_kept() {
    let dir = tempfile::tempdir().expect("a folder");
    let (target, staging) = (dir.path().join("out"), dir.path().join(".kunten-staging-out"));
    put(&staging.join("old/index.html"), "the only copy");
    put(&staging.join("old").join(MARKER), &marker(["index.html"].into_iter()));
    put(&staging.join("lock"), "");
    // Nobody can put anything there.
    link(&dir.path().join("nowhere"), &target);
    let _ = Folder::prepare(&target, dir.path());
    assert_eq!(fs::read_to_string(staging.join("old/index.html")).expect("it is there"), "the only copy");
}
