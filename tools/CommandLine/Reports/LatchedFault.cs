namespace NanoV2G.Tools.Reports;

/// <summary>A fault that stays when its cause has gone: what it is, what it does, and what ends it.</summary>
/// <param name="Kind">The enumeration of the firmware that numbers it.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Identifier">Its name there, lower camel case.</param>
/// <param name="Words">What it is, as a sentence without full stop.</param>
/// <param name="Threshold">When it latches.</param>
/// <param name="Reaction">What the unit does.</param>
/// <param name="Reset">What ends it.</param>
/// <param name="Test">Name of the test that shows it.</param>
public sealed record LatchedFault(Type Kind, int Number, string Identifier, string Words, string Threshold, string Reaction, string Reset, string Test);
