using System.IO;

namespace NanoV2G.OffendingSamples;

public class Files
{
    public void Swap(string from, string to)
    {
        File.Move(from, to); // expect: file-move
    }
}
