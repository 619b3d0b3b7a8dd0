using Mono.Cecil;

namespace NanoV2G.Tools.OnNanoClr.Launching;

/// <summary>Reads the tests out of a compiled assembly, without running it.</summary>
public sealed class TestCatalogue
{
    private const string Namespace = "nanoFramework.TestFramework.";
    private const string BenchmarkType = "NanoV2G.Tests.Benchmarks.BudgetBenchmark";

    private TestCatalogue(IReadOnlyList<TestCase> cases, string? benchmark)
    {
        Cases = cases;
        Benchmark = benchmark;
    }

    /// <summary>Every test, class by class in the order of their names.</summary>
    public IReadOnlyList<TestCase> Cases { get; }

    /// <summary>The class whose static method <c>Run</c> is the benchmark; null when there is none.</summary>
    public string? Benchmark { get; }

    /// <summary>Reads an assembly.</summary>
    /// <param name="assembly">Its path.</param>
    /// <returns>Its tests.</returns>
    /// <exception cref="RunException">A test cannot be called on the device.</exception>
    public static TestCatalogue Read(string assembly)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(assembly);
        List<TestCase> cases = [];
        foreach (TypeDefinition type in module.Types.Where(type => Has(type, "TestClassAttribute")).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            foreach (MethodDefinition method in type.Methods.Where(method => Has(method, "TestMethodAttribute")))
            {
                cases.AddRange(Rows(type, method));
            }
        }

        TypeDefinition? benchmark = module.GetType(BenchmarkType);
        bool runs = benchmark?.Methods.Any(method => method is { Name: "Run", IsStatic: true, IsPublic: true, HasParameters: false }) ?? false;
        return new TestCatalogue(cases, runs ? BenchmarkType : null);
    }

    private static IEnumerable<TestCase> Rows(TypeDefinition type, MethodDefinition method)
    {
        string name = $"{type.FullName}.{method.Name}";
        if (!type.IsPublic || !method.IsPublic || method.ReturnType.FullName != "System.Void")
        {
            throw new RunException(ExitCodes.Failed, $"{name} is a test and cannot be called: class and method are public and return nothing.");
        }

        List<TestCase> rows = method.CustomAttributes
            .Where(attribute => attribute.AttributeType.FullName == Namespace + "DataRowAttribute")
            .Select(attribute => new TestCase(type.FullName, method.Name, Values(attribute, name)))
            .ToList();
        foreach (TestCase row in rows.Where(row => row.Arguments!.Count != method.Parameters.Count))
        {
            throw new RunException(ExitCodes.Failed, $"{row.Name} has {row.Arguments!.Count} values for {method.Parameters.Count} parameters.");
        }

        if (rows.Count == 0 && method.HasParameters)
        {
            throw new RunException(ExitCodes.Failed, $"{name} has parameters and no row of values.");
        }

        return rows.Count > 0 ? rows : [new TestCase(type.FullName, method.Name, null)];
    }

    private static List<object> Values(CustomAttribute attribute, string name)
    {
        CustomAttributeArgument[] arguments = attribute.ConstructorArguments is [{ Value: CustomAttributeArgument[] values }] ? values : [];
        List<object> row = arguments.Select(Value).ToList();
        return row.TrueForAll(value => value is int or bool or string)
            ? row
            : throw new RunException(ExitCodes.Failed, $"{name} has a row with something other than int, bool and string, which the device cannot read.");
    }

    private static object Value(CustomAttributeArgument argument) =>
        argument.Value is CustomAttributeArgument inner ? inner.Value : argument.Value;

    private static bool Has(ICustomAttributeProvider member, string attribute) =>
        member.CustomAttributes.Any(one => one.AttributeType.FullName == Namespace + attribute);
}
