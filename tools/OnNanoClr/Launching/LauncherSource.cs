using System.Globalization;
using System.Text;

namespace NanoV2G.Tools.OnNanoClr.Launching;

/// <summary>
/// Writes the program that runs the tests on the interpreter: direct calls, since they need no reflection there, each
/// within a catch of everything, and a last line that only a run to the very end prints.
/// </summary>
public static class LauncherSource
{
    /// <summary>Begins the line of a test that passed.</summary>
    public const string Pass = "PASS ";

    /// <summary>Begins the line of a test that failed.</summary>
    public const string Fail = "FAIL ";

    /// <summary>Begins the line of a test that was skipped.</summary>
    public const string Skip = "SKIP ";

    /// <summary>Begins the last line.</summary>
    public const string End = "END OF RUN ";

    private const string Report = """
        internal static class Report
        {
            internal static int Run;
            private static string _class;

            internal static void Begin(string name)
            {
                _class = name;
            }

            internal static void Passed(string name)
            {
                Run++;
                Console.WriteLine("PASS " + _class + "." + name);
            }

            internal static void Failed(string name, Exception why)
            {
                Run++;
                string type = why.GetType().Name;
                string message = why.Message;
                Console.WriteLine((type == "SkipTestException" ? "SKIP " : "FAIL ") + _class + "." + name + ": " + type + ": " + message);
            }
        }
        """;

    /// <summary>The program that runs tests.</summary>
    /// <param name="cases">The tests, class by class.</param>
    /// <returns>C# 10.</returns>
    public static string OfTests(IReadOnlyList<TestCase> cases)
    {
        StringBuilder source = new("using System;\n\n");
        List<IGrouping<string, TestCase>> classes = cases.GroupBy(one => one.ClassName).ToList();
        source.Append("public static class Program\n{\n    public static void Main()\n    {\n");
        for (int i = 0; i < classes.Count; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $"        Class{i}.Run();\n");
        }

        source.Append(CultureInfo.InvariantCulture, $"        Console.WriteLine({Quoted(End)} + Report.Run.ToString());\n    }}\n}}\n\n");
        source.Append(Report).Append('\n');
        for (int i = 0; i < classes.Count; i++)
        {
            AppendClass(source, i, classes[i].Key, [.. classes[i]]);
        }

        return source.ToString();
    }

    /// <summary>The program that runs the benchmark.</summary>
    /// <param name="benchmark">Its class.</param>
    /// <returns>C# 10.</returns>
    public static string OfBenchmark(string benchmark) => OfStatements($"{benchmark}.Run();");

    /// <summary>
    /// The program that looks at the heap: what the collector says is free before the unit boots and after it has settled,
    /// and the canary of the shared tests, once with the unit as it is and once with a wasteful one.
    /// </summary>
    /// <param name="space">Namespace of the benchmarks.</param>
    /// <returns>C# 10.</returns>
    public static string OfHeap(string space) => OfStatements($$"""
        Heap.MeasureSteady();
        bool lastsSteady = Heap.Outlives(false);
        bool lastsWasteful = Heap.Outlives(true);
        {{space}}.HeapCanary.Print(lastsSteady, lastsWasteful);
        """) + $$"""

        internal static class Heap
        {
            // In methods of their own, so that each unit is garbage when the next is built.
            internal static void MeasureSteady()
            {
                {{space}}.SteadyUnit unit = new {{space}}.SteadyUnit(false);
                long before = nanoFramework.Runtime.Native.GC.Run(false);
                unit.Settle();
                long used = before - nanoFramework.Runtime.Native.GC.Run(false);
                Console.WriteLine("MEASURED managed heap in steady state|" + used.ToString() + "|" + used.ToString());
            }

            internal static bool Outlives(bool isWasteful)
            {
                {{space}}.HeapCanary canary = new {{space}}.HeapCanary(isWasteful);
                return canary.Outlives(nanoFramework.Runtime.Native.GC.Run(false));
            }
        }
        """;

    private static string OfStatements(string statements) =>
        $$"""
        using System;

        public static class Program
        {
            public static void Main()
            {
                // Uncaught, it would end the interpreter without a word.
                try
                {
                    {{statements}}
                    Console.WriteLine({{Quoted(End)}} + "0");
                }
                catch (Exception why)
                {
                    Console.WriteLine("EXCEPTION " + why.GetType().Name + ": " + why.Message);
                }
            }
        }
        """;

    private static void AppendClass(StringBuilder source, int index, string name, IReadOnlyList<TestCase> cases)
    {
        source.Append(CultureInfo.InvariantCulture, $$"""

            internal static class Class{{index}}
            {
                internal static void Run()
                {
                    Report.Begin({{Quoted(name)}});
                    for (int i = 0; i < {{cases.Count}}; i++)
                    {
                        try
                        {
                            Call(i);
                            Report.Passed(Name(i));
                        }
                        catch (Exception why)
                        {
                            Report.Failed(Name(i), why);
                        }
                    }
                }

                private static void Call(int i)
                {
                    {{name}} test = new {{name}}();
                    switch (i)
                    {

            """);
        AppendCases(source, cases, one => $"test.{one.Method}({string.Join(", ", (one.Arguments ?? []).Select(Literal))}); break;");
        source.Append("        }\n    }\n\n    private static string Name(int i)\n    {\n        switch (i)\n        {\n");
        AppendCases(source, cases, one => $"return {Quoted(one.Name[(name.Length + 1)..])};");
        source.Append("            default: return \"\";\n        }\n    }\n}\n");
    }

    private static void AppendCases(StringBuilder source, IReadOnlyList<TestCase> cases, Func<TestCase, string> statement)
    {
        for (int i = 0; i < cases.Count; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $"            case {i}: {statement(cases[i])}\n");
        }
    }

    private static string Literal(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => Quoted((string)value),
    };

    private static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char one in text)
        {
            bool isPlain = one is >= ' ' and < '\u007f' and not '"' and not '\\';
            quoted.Append(isPlain ? one.ToString() : $"\\u{(int)one:x4}");
        }

        return quoted.Append('"').ToString();
    }
}
