using NanoV2G.Tools.Boards.Schema;

namespace NanoV2G.Tools.Boards.Pins;

/// <summary>Checks the shift-register chain: every bit once, in the order in which a 74HC165 gives them out, both fixed bits at the ends.</summary>
public static class SlowInputsCheck
{
    /// <summary>Everything wrong with the chain.</summary>
    /// <param name="inputs">The chain.</param>
    /// <param name="file">The file's name in the problems.</param>
    /// <returns>The problems; none for a chain that may be used.</returns>
    public static IReadOnlyList<DataProblem> Problems(SlowInputs inputs, string file)
    {
        List<DataProblem> problems = [];
        int last = inputs.Chips * 8;
        if (inputs.Bits.Count != last + 1)
        {
            problems.Add(new DataProblem(file, "bits", $"{inputs.Bits.Count} bits", $"{last + 1}: eight for each chip and the serial end"));
            return problems;
        }

        HashSet<string> functions = [];
        for (int i = 0; i < inputs.Bits.Count; i++)
        {
            SlowInput bit = inputs.Bits[i];
            string input = i == last ? $"U{inputs.Chips}.DS" : $"U{(i / 8) + 1}.D{7 - (i % 8)}";
            Demand($"bits[{i}].bit", $"{bit.Bit}", $"{i}");
            Demand($"bits[{i}].input", bit.Input, input);
            if (!functions.Add(bit.Function))
            {
                problems.Add(new DataProblem(file, $"bits[{i}].function", $"\"{bit.Function}\" a second time", "each function once"));
            }
        }

        // With one end low and the other high, a stuck or broken clock, load or data line can never look like a valid frame.
        Demand("bits[0].function", inputs.Bits[0].Function, "fixedLow");
        Demand($"bits[{last}].function", inputs.Bits[last].Function, "fixedHigh");
        return problems;

        void Demand(string key, string found, string expected)
        {
            if (found != expected)
            {
                problems.Add(new DataProblem(file, key, $"\"{found}\"", $"\"{expected}\""));
            }
        }
    }
}
