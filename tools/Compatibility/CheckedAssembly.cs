namespace NanoV2G.Tools.Compatibility;

/// <summary>An assembly to check.</summary>
/// <param name="Path">The compiled assembly; its portable symbols (.pdb) stand beside it.</param>
/// <param name="Side">Which part of the device code it holds.</param>
/// <param name="SourceFolder">Only types whose source lies below this folder are checked; null checks every type.</param>
/// <param name="IsPortable">Whether it also runs on the interpreter of a PC, which has the core library and nothing else.</param>
public sealed record CheckedAssembly(string Path, Side Side, string? SourceFolder = null, bool IsPortable = true);
