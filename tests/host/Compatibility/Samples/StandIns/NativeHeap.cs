namespace nanoFramework.Runtime.Native;

/// <summary>Takes the place of the device's library: the check goes by the name.</summary>
public static class GC
{
    public static uint Run(bool compactHeap) => compactHeap ? 0u : 1u;
}
