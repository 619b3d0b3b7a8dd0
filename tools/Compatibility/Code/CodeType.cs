using Mono.Cecil;

namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>A type of the checked code.</summary>
/// <param name="Definition">The type.</param>
/// <param name="Side">Which part of the device code it belongs to.</param>
public sealed record CodeType(TypeDefinition Definition, Side Side);
