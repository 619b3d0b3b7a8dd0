namespace NanoV2G.Tests.OnNanoClr;

/// <summary>Sources of small test assemblies.</summary>
internal static class Samples
{
    /// <summary>The attributes and the exception that the launcher goes by.</summary>
    public const string Framework = """
        using System;

        namespace nanoFramework.TestFramework
        {
            public class TestClassAttribute : Attribute { }
            public class TestMethodAttribute : Attribute { }
            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
            public class DataRowAttribute : Attribute { public DataRowAttribute(params object[] args) { } }
            public class SkipTestException : Exception { public SkipTestException(string message) : base(message) { } }
        }

        """;

    /// <summary>Tests of every kind and a benchmark.</summary>
    public const string Tests = Framework + """
        namespace Sample
        {
            using nanoFramework.TestFramework;

            [TestClass]
            public class FirstTest
            {
                [TestMethod]
                public void Holds() { }

                [TestMethod]
                [DataRow(-3, true, "a \"quoted\" \\ £ text")]
                [DataRow(int.MinValue, false, "")]
                public void Rows(int number, bool flag, string text)
                {
                    if (flag != (text == "a \"quoted\" \\ £ text") || (number != -3 && number != int.MinValue)) throw new Exception("row");
                }

                public void NotATest() { throw new Exception("called"); }
            }

            [TestClass]
            public class SecondTest
            {
                [TestMethod]
                public void Breaks() { throw new InvalidOperationException("on purpose"); }

                [TestMethod]
                public void IsSkipped() { throw new SkipTestException("no board"); }
            }
        }

        namespace NanoV2G.Tests.Benchmarks
        {
            public static class BudgetBenchmark
            {
                public static void Run() { Console.WriteLine("tick 700"); }
            }
        }
        """;

    /// <summary>A class with one test that the launcher cannot call.</summary>
    /// <param name="test">The test.</param>
    /// <returns>The source.</returns>
    public static string With(string test) =>
        Framework + "namespace Sample { using nanoFramework.TestFramework; [TestClass] public class OneTest { " + test + " } }";
}
