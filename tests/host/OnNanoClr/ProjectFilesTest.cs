using NanoV2G.Tools.OnNanoClr;
using NanoV2G.Tools.OnNanoClr.Projects;

namespace NanoV2G.Tests.OnNanoClr;

/// <summary>The device's projects list the same files here as they do for MSBuild.</summary>
[TestClass]
public sealed class ProjectFilesTest
{
    private string _folder = string.Empty;

    [TestInitialize]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("nanov2g-projects").FullName;
        foreach (string file in new[] { "a/One.cs", "a/Two.cs", "a/deep/Three.cs", "b/Four.cs", "b/Four.txt" })
        {
            string path = Path.Combine(_folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, string.Empty);
        }
    }

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    [DataRow("$(MSBuildThisFileDirectory)a\\*.cs", "a/One.cs a/Two.cs")]
    [DataRow("$(MSBuildThisFileDirectory)**\\*.cs", "a/One.cs a/Two.cs a/deep/Three.cs b/Four.cs")]
    [DataRow("a/**/*.cs", "a/One.cs a/Two.cs a/deep/Three.cs")]
    [DataRow("a\\T*.cs;b\\Fou?.cs", "a/Two.cs b/Four.cs")]
    [DataRow("b\\Four.cs", "b/Four.cs")]
    [DataRow("c\\*.cs", "")]
    public void IncludesAreExpanded(string include, string expected)
    {
        Assert.AreEqual(expected, Listed($"<ItemGroup><Compile Include=\"{include}\" /></ItemGroup>"));
    }

    [TestMethod]
    public void ExcludesRemovalsAndDoubleEntriesAreHonoured()
    {
        Assert.AreEqual(
            "b/Four.cs a/One.cs",
            Listed("<ItemGroup><Compile Include=\"b\\*.cs\" /><Compile Include=\"**\\*.cs\" Exclude=\"a\\deep\\**\" /><Compile Remove=\"a\\Two.cs\" /></ItemGroup>"));
    }

    [TestMethod]
    public void ASharedProjectIsImportedFromItsOwnFolder()
    {
        File.WriteAllText(Path.Combine(_folder, "b", "b.projitems"), Project("<ItemGroup><Compile Include=\"$(MSBuildThisFileDirectory)*.cs\" /></ItemGroup>"));
        Assert.AreEqual(
            "b/Four.cs a/One.cs",
            Listed("<Import Project=\"$(NanoFrameworkProjectSystemPath)System.props\" Condition=\"Exists('x')\" /><Import Project=\"b\\b.projitems\" /><ItemGroup><Compile Include=\"a\\One.cs\" /></ItemGroup>"));
    }

    [TestMethod]
    [DataRow("<ItemGroup><Compile Include=\"a\\Gone.cs\" /></ItemGroup>", "lists a\\Gone.cs, which does not exist")]
    [DataRow("<ItemGroup><Compile Include=\"$(Elsewhere)a\\One.cs\" /></ItemGroup>", "holds a property that is not evaluated")]
    [DataRow("<ItemGroup Condition=\"false\"><Compile Include=\"a\\One.cs\" /></ItemGroup>", "a condition on source files is not evaluated")]
    [DataRow("<Import Project=\"gone.projitems\" />", "gone.projitems does not exist")]
    [DataRow("<ItemGroup>", "not a project")]
    public void WhatCannotBeEvaluatedIsRefusedByName(string content, string sentence)
    {
        RunException refused = Assert.ThrowsExactly<RunException>(() => Listed(content));
        StringAssert.Contains(refused.Message, sentence);
    }

    [TestMethod]
    public void PropertiesAndReferencesAreRead()
    {
        string path = Path.Combine(_folder, "app.nfproj");
        File.WriteAllText(path, Project("<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup><Reference Include=\"mscorlib, Version=1.17.11.0\" /></ItemGroup>"));
        ProjectFiles project = ProjectFiles.Read(path);
        Assert.AreEqual("Exe", project.Property("OutputType"));
        Assert.AreEqual("mscorlib", project.References.Single());
    }

    [TestMethod]
    public void PackagesAreTakenForTheirAssemblies()
    {
        string path = Path.Combine(_folder, "packages.config");
        File.WriteAllText(path, "<packages><package id=\"nanoFramework.CoreLibrary\" /><package id=\"nanoFramework.System.IO.Ports\" /><package id=\"nanoFramework.Runtime.Native\" /><package id=\"nanoFramework.Gone\" /></packages>");
        string[] atHand = ["mscorlib", "System.IO.Ports", "nanoFramework.Runtime.Native"];
        Assert.AreEqual(
            "mscorlib System.IO.Ports nanoFramework.Runtime.Native nanoFramework.Gone",
            string.Join(' ', PackageList.Assemblies(path, atHand.Contains)));
    }

    [TestMethod]
    public void TheSharedProjectsOfTheRepositoryListEverySourceFile()
    {
        foreach (DeviceAssembly assembly in DeviceAssembly.All)
        {
            ProjectFiles project = ProjectFiles.Read(Path.Combine(Repository.Root, assembly.ProjectItems));
            string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, assembly.ProjectItems))!;
            string[] elsewhere = assembly == DeviceAssembly.Hal ? ["DesktopOnly", "Esp32", "Host", "Simulated"] : [];
            string[] forgotten = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(file => !elsewhere.Contains(Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0]))
                .Where(file => !Path.GetRelativePath(folder, file).StartsWith("Device" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                .Except(project.Files)
                .ToArray();
            Assert.AreEqual(string.Empty, string.Join(' ', forgotten), assembly.Name);
        }
    }

    private string Listed(string content)
    {
        string path = Path.Combine(_folder, "test.projitems");
        File.WriteAllText(path, Project(content));
        return string.Join(' ', ProjectFiles.Read(path).Files.Select(file => Path.GetRelativePath(_folder, file).Replace('\\', '/')));
    }

    private static string Project(string content) =>
        $"<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">{content}</Project>";
}
