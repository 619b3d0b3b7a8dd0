namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>A place in the source.</summary>
/// <param name="File">The source file as the symbols name it; empty when unknown.</param>
/// <param name="Line">Line from 1; 0 when unknown.</param>
public readonly record struct SourcePlace(string File, int Line);
