using NativeHeap = nanoFramework.Runtime.Native.GC;

namespace NanoV2G.OffendingSamples;

public class Heap
{
    public uint Compacted()
    {
        return NativeHeap.Run(true); // expect: heap-compaction
    }

    public uint Asked(bool compacts)
    {
        return NativeHeap.Run(compacts); // expect: heap-compaction
    }

    public uint Collected()
    {
        return NativeHeap.Run(false);
    }
}
