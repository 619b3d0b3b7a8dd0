// The nanoFramework test API on MSTest: the shared tests are written against these names and run on both runtimes.
// Only what the shared tests may use is here, so that a test which would not compile on the device does not compile
// on the desktop either.
using System;
using MsAssert = Microsoft.VisualStudio.TestTools.UnitTesting.Assert;
using MsCollectionAssert = Microsoft.VisualStudio.TestTools.UnitTesting.CollectionAssert;

namespace nanoFramework.TestFramework;

/// <summary>Marks a class of tests.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TestClassAttribute : Microsoft.VisualStudio.TestTools.UnitTesting.TestClassAttribute
{
}

/// <summary>Marks a test.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestMethodAttribute : Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute
{
    /// <summary>Takes the place of the test from the compiler.</summary>
    /// <param name="filePath">Filled in by the compiler.</param>
    /// <param name="lineNumber">Filled in by the compiler.</param>
    public TestMethodAttribute(
        [System.Runtime.CompilerServices.CallerFilePath] string filePath = "",
        [System.Runtime.CompilerServices.CallerLineNumber] int lineNumber = -1)
        : base(filePath, lineNumber)
    {
    }
}

/// <summary>One case of a table-driven test.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DataRowAttribute : Microsoft.VisualStudio.TestTools.UnitTesting.DataRowAttribute
{
    /// <summary>Takes the arguments of the case.</summary>
    /// <param name="args">Arguments in the order of the test's parameters.</param>
    public DataRowAttribute(params object[] args)
        : base(args)
    {
    }
}

/// <summary>
/// The assertions of the nanoFramework test API that shared tests use. Every integer type has its overload, as on the
/// device: what is ambiguous there (a byte and a literal) is ambiguous here too.
/// </summary>
public static class Assert
{
    /// <summary>Fails unless both are equal.</summary>
    public static void AreEqual(byte expected, byte actual, string message = "") => MsAssert.AreEqual(expected, actual, message);

    /// <summary>Fails unless both are equal.</summary>
    public static void AreEqual(sbyte expected, sbyte actual, string message = "") => MsAssert.AreEqual(expected, actual, message);

    /// <summary>Fails unless both are equal.</summary>
    public static void AreEqual(short expected, short actual, string message = "") => MsAssert.AreEqual(expected, actual, message);

    /// <summary>Fails unless both are equal.</summary>
    public static void AreEqual(ushort expected, ushort actual, string message = "") => MsAssert.AreEqual(expected, actual, message);

    /// <summary>Fails unless both are equal.</summary>
    public static void AreEqual(char expected, char actual, string message = "") => MsAssert.AreEqual(expected, actual, message);

    /// <summary>Fails unless both are equal.</summary>
    public static void AreEqual(uint expected, uint actual, string message = "") => MsAssert.AreEqual(expected, actual, message);

    /// <summary>Fails unless both are equal.</summary>
    public static void AreEqual(ulong expected, ulong actual, string message = "") => MsAssert.AreEqual(expected, actual, message);

    /// <summary>Fails unless both are equal.</summary>
    public static void AreEqual(int expected, int actual, string message = "") => MsAssert.AreEqual(expected, actual, message);

    /// <summary>Fails unless both are equal.</summary>
    public static void AreEqual(long expected, long actual, string message = "") => MsAssert.AreEqual(expected, actual, message);

    /// <summary>Fails unless both are equal.</summary>
    public static void AreEqual(bool expected, bool actual, string message = "") => MsAssert.AreEqual(expected, actual, message);

    /// <summary>Fails unless both are equal.</summary>
    public static void AreEqual(string expected, string actual, string message = "") => MsAssert.AreEqual(expected, actual, message);

    /// <summary>Fails when both are equal.</summary>
    public static void AreNotEqual(int notExpected, int actual, string message = "") => MsAssert.AreNotEqual(notExpected, actual, message);

    /// <summary>Fails when both are equal.</summary>
    public static void AreNotEqual(long notExpected, long actual, string message = "") => MsAssert.AreNotEqual(notExpected, actual, message);

    /// <summary>Fails unless the condition holds.</summary>
    public static void IsTrue(bool condition, string message = "") => MsAssert.IsTrue(condition, message);

    /// <summary>Fails when the condition holds.</summary>
    public static void IsFalse(bool condition, string message = "") => MsAssert.IsFalse(condition, message);

    /// <summary>Fails unless the value is null.</summary>
    public static void IsNull(object value, string message = "") => MsAssert.IsNull(value, message);

    /// <summary>Fails when the value is null.</summary>
    public static void IsNotNull(object value, string message = "") => MsAssert.IsNotNull(value, message);

    /// <summary>Fails unless the action throws exactly this type.</summary>
    public static void ThrowsException(Type exceptionType, Action action, string message = "")
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            MsAssert.AreEqual(exceptionType, exception.GetType(), message);
            return;
        }

        MsAssert.Fail("expected " + exceptionType.Name + ": " + message);
    }
}

/// <summary>The assertions on arrays.</summary>
public static class CollectionAssert
{
    /// <summary>Fails unless both arrays hold the same elements in the same order.</summary>
    public static void AreEqual(Array expected, Array actual, string message = "") => MsCollectionAssert.AreEqual(expected, actual, message);
}
