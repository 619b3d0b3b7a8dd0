using NativeHeap = nanoFramework.Runtime.Native.GC;

namespace NanoV2G.OffendingSamples;

public class Heap
{
    public uint Compacted()
    {
        return NativeHeap.Run(true); // expect: heap-compaction, blocking-call
    }

    public uint Asked(bool compacts)
    {
        return NativeHeap.Run(compacts); // expect: heap-compaction, blocking-call
    }

    public uint Collected()
    {
        return NativeHeap.Run(false); // expect: blocking-call
    }
}
