using System.IO;

namespace NanoV2G.OffendingSamples;

public class BlockingCalls
{
    public void Forget(string name)
    {
        File.Delete(name); // expect: blocking-call
    }

    public bool Has(string name)
    {
        return File.Exists(name); // expect: blocking-call
    }
}
