"""Settings, from the environment (KB_...) and the command line."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from kb.backend import Backend


class Settings(BaseSettings):
    """How this installation is set up; each field is a KB_... environment variable."""

    model_config = SettingsConfigDict(env_prefix="KB_", extra="ignore")

    data_dir: Path = Field(
        default=Path("data"), description="Folder that holds the database where it is SQLite, the index and the locks."
    )
    database_url: str = Field(
        default="", description="postgresql+psycopg://user:password@host/name; empty means SQLite in the data folder."
    )
    chroma_url: str = Field(
        default="", description="URL of a Chroma server; empty means an index inside the data folder."
    )
    model: str = Field(
        default="all-MiniLM-L6-v2",
        description="Embedding model: the default by name, or any sentence-transformers folder or name.",
    )
    embedding_backend: Backend = Field(
        default="auto",
        description="What computes embeddings: openvino-int8, openvino, torch-bf16, torch-fp32; auto: the fastest.",
    )
    threads: int = Field(
        default=0, ge=0, description="Threads for the embedding model; 0 means one for the server, all for a run."
    )
    host: str = Field(default="127.0.0.1", description="Address the web server listens on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port the web server listens on.")
    practice_name: str = Field(default="Better Together", description="Name shown at the top of every page.")
    secure_cookies: bool = Field(
        default=False, description="Set to true behind HTTPS: cookies are then sent over HTTPS only."
    )
    allowed_hosts: str = Field(
        default="127.0.0.1,localhost,testserver", description="Host names the server answers to, separated by commas."
    )
    folder_is_deidentified: bool = Field(
        default=True,
        description="The manager's word that the folders' files were de-identified; false holds every file.",
    )
    strictness: Literal["balanced", "stricter"] = Field(
        default="balanced", description="How doubtful the gate is; stricter holds every text with any finding."
    )
    recognisers: str = Field(
        default="", description="Further recognisers joined to the gate's own, such as spacy:/path/to/model."
    )
    max_file_mb: int = Field(default=20, ge=1, description="Largest file the nightly run reads, in megabytes.")
    read_seconds: int = Field(default=45, ge=1, description="Longest time one file may take to read, in seconds.")
    read_memory_mb: int = Field(default=768, ge=128, description="Memory one file may take to read, in megabytes.")
    session_idle_minutes: int = Field(
        default=60, ge=1, description="A sign-in ends after this many minutes without use."
    )
    session_hours: int = Field(default=12, ge=1, description="A sign-in ends after this many hours at the latest.")

    @property
    def database(self) -> str:
        """The SQLAlchemy URL in force."""
        return self.database_url or f"sqlite:///{self.data_dir / 'kb.sqlite3'}"

    @property
    def run_lock(self) -> Path:
        """File that a nightly run holds locked."""
        return self.data_dir / "run.lock"

    @property
    def busy_mark(self) -> Path:
        """File that the web server touches while searches wait for one another."""
        return self.data_dir / "busy.mark"

    @property
    def index_dir(self) -> Path:
        """Folder of the embedded index; it can be deleted and rebuilt."""
        return self.data_dir / "index"
