using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>Reads which file declares a type that has no statements: interfaces, enumerations, plain records of fields.</summary>
internal static class TypeDocuments
{
    // The kind "type definition document" of the portable PDB format.
    private static readonly Guid Kind = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    /// <summary>Reads portable symbols.</summary>
    /// <param name="symbols">Path of the .pdb.</param>
    /// <returns>The first file of each such type, by its metadata token.</returns>
    public static Dictionary<int, string> Read(string symbols)
    {
        Dictionary<int, string> files = [];
        using FileStream stream = File.OpenRead(symbols);
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(stream);
        MetadataReader reader = provider.GetMetadataReader();
        foreach (CustomDebugInformationHandle handle in reader.CustomDebugInformation)
        {
            CustomDebugInformation information = reader.GetCustomDebugInformation(handle);
            if (information.Parent.Kind == HandleKind.TypeDefinition && reader.GetGuid(information.Kind) == Kind)
            {
                BlobReader blob = reader.GetBlobReader(information.Value);
                Document document = reader.GetDocument(MetadataTokens.DocumentHandle(blob.ReadCompressedInteger()));
                files[MetadataTokens.GetToken(information.Parent)] = reader.GetString(document.Name);
            }
        }

        return files;
    }
}
