namespace NanoV2G.Tests;

/// <summary>A file that lives as long as a test.</summary>
public sealed class TemporaryFile : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public TemporaryFile(string name, string content)
    {
        Path = System.IO.Path.Combine(_directory.Path, name);
        File.WriteAllText(Path, content);
    }

    public string Path { get; }

    public void Dispose() => _directory.Dispose();
}
