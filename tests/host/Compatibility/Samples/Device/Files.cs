using System.IO;

namespace NanoV2G.OffendingSamples;

public class Files
{
    public void Swap(string from, string to)
    {
        File.Move(from, to); // expect: file-move
    }

    public void LeftOpen(string name, byte[] bytes)
    {
        FileStream stream = new FileStream(name, FileMode.Create, FileAccess.Write); // expect: file-close, blocking-call
        stream.Write(bytes, 0, bytes.Length); // expect: blocking-call
        stream.Flush(); // expect: file-flush
    }

    public void ClosedUnlessItThrows(string name, byte[] bytes)
    {
        FileStream stream = new FileStream(name, FileMode.Create, FileAccess.Write); // expect: file-close, blocking-call
        stream.Write(bytes, 0, bytes.Length); // expect: blocking-call
        stream.Close(); // expect: blocking-call
    }

    public void Used(string name, byte[] bytes)
    {
        using (FileStream stream = new FileStream(name, FileMode.Create, FileAccess.Write)) // expect: blocking-call
        {
            stream.Write(bytes, 0, bytes.Length); // expect: blocking-call
        }
    }

    public void ClosedByAnother(string name, byte[] bytes)
    {
        FileStream stream = null;
        try
        {
            stream = new FileStream(name, FileMode.Create, FileAccess.Write); // expect: blocking-call
            stream.Write(bytes, 0, bytes.Length); // expect: blocking-call
        }
        finally
        {
            Close(stream);
        }
    }

    private static void Close(FileStream stream)
    {
        if (stream != null)
        {
            stream.Close(); // expect: blocking-call
        }
    }
}
