namespace Aevum.Analyzers.Deployment.Files;

/// <summary>Is told every scalar of a YAML file with the path to it.</summary>
internal interface IYamlVisitor
{
    /// <summary>A key with a scalar value; the last step of <paramref name="path"/> is the key.</summary>
    void Pair(IReadOnlyList<YamlEntry> path, YamlScalar key, YamlScalar value);

    /// <summary>A scalar that is an item of a sequence, or a value that stands below its key.</summary>
    void Scalar(IReadOnlyList<YamlEntry> path, YamlScalar scalar);
}
