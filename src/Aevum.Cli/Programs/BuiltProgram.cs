using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Aevum.Cli.Programs;

/// <summary>What the assembly of a program says about its build, read as metadata: nothing of it is loaded or run.</summary>
/// <param name="Name">The simple name of the assembly.</param>
/// <param name="Posture">The posture of the build; null when the assembly carries no mark.</param>
/// <param name="RulesVersion">The version of the rules it was checked against; null without a mark.</param>
/// <param name="ManifestHash">The hash of what it declares; null without a mark.</param>
internal sealed record BuiltProgram(string Name, AevumPosture? Posture, string? RulesVersion, string? ManifestHash)
{
    private const string MarkNamespace = "Aevum.Rules";
    private const string MarkName = "AevumBuildAttribute";
    private const string Kernel = "Aevum.Core";

    /// <exception cref="CommandException">The file is no managed assembly, or does not use the kit.</exception>
    internal static BuiltProgram Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var image = new PEReader(stream);
            return image.HasMetadata ? Read(image.GetMetadataReader(), file) : throw NotAProgram(file);
        }
        catch (BadImageFormatException)
        {
            throw NotAProgram(file);
        }
    }

    private static BuiltProgram Read(MetadataReader reader, string file)
    {
        if (!reader.IsAssembly)
        {
            throw NotAProgram(file);
        }

        var name = reader.GetString(reader.GetAssemblyDefinition().Name);
        foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (IsMark(reader, attribute))
            {
                return OfMark(name, attribute.DecodeValue(new TextArguments()).FixedArguments, file);
            }
        }

        return reader.AssemblyReferences.Any(reference => reader.StringComparer.Equals(reader.GetAssemblyReference(reference).Name, Kernel))
            ? new BuiltProgram(name, null, null, null)
            : throw new CommandException($"{file} does not use the kit: it has no reference to {Kernel}. Name the assembly of the program that is started.");
    }

    private static BuiltProgram OfMark(string name, System.Collections.Immutable.ImmutableArray<CustomAttributeTypedArgument<string>> arguments, string file) =>
        arguments is [{ Value: string posture }, { Value: string rules }, { Value: string hash }]
            ? new BuiltProgram(name, Enum.TryParse<AevumPosture>(posture, ignoreCase: true, out var known) ? known : AevumPosture.Regulated, rules, hash)
            : throw new CommandException($"{file} carries a mark of its build that this version does not know. Use the aevum command of the kit it was built with.");

    private static bool IsMark(MetadataReader reader, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference
            || reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is not { Kind: HandleKind.TypeReference } parent)
        {
            return false;
        }

        var type = reader.GetTypeReference((TypeReferenceHandle)parent);
        return reader.StringComparer.Equals(type.Name, MarkName) && reader.StringComparer.Equals(type.Namespace, MarkNamespace);
    }

    private static CommandException NotAProgram(string file) => new($"{file} is no .NET assembly. Name the .dll of the program, or the folder it was published to.");

    /// <summary>The mark has texts and a truth value; types are told apart by nothing more.</summary>
    private sealed class TextArguments : ICustomAttributeTypeProvider<string>
    {
        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSystemType() => "System.Type";

        public string GetSZArrayType(string elementType) => elementType + "[]";

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => reader.GetString(reader.GetTypeDefinition(handle).Name);

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => reader.GetString(reader.GetTypeReference(handle).Name);

        public string GetTypeFromSerializedName(string name) => name;

        public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;

        public bool IsSystemType(string type) => type == "System.Type";
    }
}
