using Aevum.Analyzers.Deployment.Files;

namespace Aevum.Analyzers.Tests.Deployment;

/// <summary>The grammar of each kind of deployment file, one detail a row. «…» marks what is found; everything else must not be.</summary>
public sealed class DeploymentFileTextTests
{
    [Theory]
    [InlineData("ENV «\"AEVUM_DEV\"=1»")]
    [InlineData("ENV «'AEVUM_DEV'=1» B=2")]
    [InlineData("ENV A=\"x AEVUM_DEV=1\"")]
    [InlineData("ENV A='x AEVUM_DEV=1'")]
    [InlineData("ENV A=\"it's AEVUM_DEV=1 \"")]
    [InlineData("ENV A='x\\' «AEVUM_DEV=1»")]
    [InlineData("ENV A=x\\ AEVUM_DEV=1")]
    [InlineData("ENV A=x\\\\ «AEVUM_DEV=1»")]
    [InlineData("ENV «AEVUM\\\n_DEV=1»")]
    [InlineData("# escape=`\nENV A=C:\\ «AEVUM_DEV=1»")]
    [InlineData("# escape=`\nENV A=x` AEVUM_DEV=1")]
    [InlineData("# escape=`\nENV «AEVUM_DEV=C:\\»")]
    [InlineData("ONBUILD ENV A=1 «AEVUM_DEV=x»")]
    [InlineData("ENV «AEVUM_DEV=\\»\\")]
    [InlineData("ENV OTHER AEVUM_DEV")]
    [InlineData("ENV AEVUM_DEV")]
    [InlineData("ENV A=1 \\\n\n  \t\n  # a comment\n  «AEVUM_DEV=1»")]
    [InlineData("\\\n# ENV AEVUM_DEV=1\nENV «AEVUM_DEV=1»")]
    [InlineData("ENV «AEVUM_DEV=1»  \t\nENV A=1")]
    [InlineData("RUN cat <<\nENV «AEVUM_DEV=1»\n\nRUN true")]
    [InlineData("RUN cat <<EOF > /x\nENV AEVUM_DEV=1\nEOF\nENV «AEVUM_DEV=2»")]
    [InlineData("COPY <<END_OF /x\nENV AEVUM_DEV=1\nEND_OF\n")]
    [InlineData("ADD <<-\"EOF\" /x\nENV AEVUM_DEV=1\n\tEOF\n")]
    [InlineData("RUN cat <<A <<B\nENV AEVUM_DEV=1\nA\nENV AEVUM_DEV=1\nB\nENV «AEVUM_DEV=2»")]
    [InlineData("RUN cat <<NEVER\nENV «AEVUM_DEV=1»\n")]
    [InlineData("ENV A=<<EOF\nENV «AEVUM_DEV=1»\nEOF")]
    [InlineData("CMD MY_AEVUM_DEV=1 app")]
    [InlineData("CMD «[\"AEVUM_DEV=1 app\"]»")]
    [InlineData("CMD «[\"env\",\"A=1\",\"AEVUM_DEV=1\"]»")]
    [InlineData("ENTRYPOINT sh -c «\"A=1 AEVUM_DEV=1 app\"»")]
    public void A_Dockerfile_is_read_as_a_builder_reads_it(string marked) => Check(DeploymentFileKind.Dockerfile, marked);

    [Theory]
    [InlineData("SECRET AEVUM_DEV=1")]
    [InlineData("exportAEVUM_DEV=1")]
    [InlineData("export «AEVUM_DEV=1»")]
    [InlineData("export\t«AEVUM_DEV=1»")]
    [InlineData("«AEVUM_DEV=1»\nexport")]
    [InlineData("AEVUM_DEV is unset")]
    [InlineData("=\"a\n«AEVUM_DEV=1»\n\"")]
    [InlineData("A=\"x\nAEVUM_DEV=1\n\"\n«AEVUM_DEV=2»")]
    [InlineData("A=\"x\"\n«AEVUM_DEV=1»\nB=\"\"")]
    [InlineData("A=\"xx\"\n«AEVUM_DEV=1»\nB=\"\"")]
    [InlineData("A=\"\\\"\nAEVUM_DEV=1\n\"\n«AEVUM_DEV=2»")]
    [InlineData("A='\\'\n«AEVUM_DEV=1»\nB=''")]
    [InlineData("A=\"never closed\n«AEVUM_DEV=1»")]
    [InlineData("A=1\r«AEVUM_DEV=1»\rB=2")]
    public void An_environment_file_is_read_as_a_shell_reads_it(string marked) => Check(DeploymentFileKind.EnvironmentFile, marked);

    [Theory]
    [InlineData("{ \"A\": { \"B\": [1] }, «\"AEVUM_DEV\": 1» }")]
    [InlineData("{ \"A\": {}, «\"AEVUM_DEV\": 1» }")]
    [InlineData("{ \"A\": [], «\"AEVUM_DEV\": 1» }")]
    [InlineData("{ \"A\": [[1], {}], «\"AEVUM_DEV\": 1» }")]
    [InlineData("{ \"A\": -1.5e+3, «\"AEVUM_DEV\": 1» }")]
    [InlineData("\uFEFF{ «\"AEVUM_DEV\": 1» }")]
    [InlineData("{ \"/a\": 1, «\"AEVUM_DEV\": 1» }")]
    [InlineData("{ // \"AEVUM_DEV\": 1\n «\"AEVUM_DEV\": 2» }")]
    [InlineData("{ \"a\\\"b\": 1, «\"AEVUM_DEV\": 1» }")]
    [InlineData("{ «\"AEVUM\\u005fDEV\": 1» }")]
    [InlineData("{ \"AEVUM\\DEV\": 1 }")]
    [InlineData("{ \"AEVUM_DEV\": null }")]
    [InlineData("{ «\"AEVUM_DEV\": 1»")]
    [InlineData("{ «\"AEVUM_DEV\": 1» /")]
    [InlineData("{ «\"AEVUM_DEV\": »/x\n 1 }")]
    [InlineData("{ «\"AEVUM_DEV\": \"1»")]
    [InlineData("{ «\"AEVUM_DEV\": \"1»\n\"")]
    [InlineData("{ «\"AEVUM_DEV\": \"\\u00»")]
    [InlineData("{ \"A\": , «\"AEVUM_DEV\": 1» }")]
    [InlineData("{ \"A\": [ , 1 ], «\"AEVUM_DEV\": 1» }")]
    [InlineData("{ \"AEVUM_DEV\" 1 }")]
    [InlineData("{ \"AEVUM_DEV\"")]
    [InlineData("{ \"A\": [ 1; , \"AEVUM_DEV\": 1 }")]
    public void Settings_are_read_as_the_host_reads_them(string marked) => Check(DeploymentFileKind.AppSettings, marked);

    [Theory]
    [InlineData("{ \"profiles\": { \"a\": { \"environmentVariables\": { \"ASPNETCORE_ENVIRONMENT\": \"Developme\\nt\", «\"AEVUM_DEV\": 1» } } } }")]
    [InlineData("{ \"profiles\": { \"a\": { \"environmentVariables\": { \"ASPNETCORE_ENVIRONMENT\": \"Developme\\n006et\", «\"AEVUM_DEV\": 1» } } } }")]
    [InlineData("{ \"profiles\": { \"a\": { \"environmentVariables\": { \"ASPNETCORE_ENVIRONMENT\": \"Developme\\u006et\", \"AEVUM_DEV\": 1 } } } }")]
    [InlineData("{ \"profiles\": { \"a\": { \"containerRunEnvironmentVariables\": { «\"AEVUM_DEV\": 1» } } } }")]
    [InlineData("{ \"profiles\": { \"a\": { \"notes\": { \"AEVUM_DEV\": 1 } } } }")]
    public void A_launch_profile_counts_unless_it_is_one_of_development(string marked) => Check(DeploymentFileKind.LaunchSettings, marked);

    [Theory]
    [InlineData("environment: [ { name: A }, { «name: AEVUM_DEV», value: 1 } ]")]
    [InlineData("environment: { A: { B: 1 }, «AEVUM_DEV: 1» }")]
    [InlineData("environment: { A: 1, # AEVUM_DEV: 1\n B: 2 }")]
    [InlineData("environment: [ A=1,#B=1, «AEVUM_DEV=1» ]")]
    [InlineData("environment: { A: 1 }\nAEVUM_DEV: 1")]
    [InlineData("x: { a: }\nenvironment:\n  «AEVUM_DEV: 1»")]
    [InlineData("x: [ { a: ]\nenvironment:\n  «AEVUM_DEV: 1»")]
    [InlineData("environment: { «AEVUM_DEV: 1»")]
    [InlineData("environment: { AEVUM_DEV:")]
    [InlineData("environment: { AEVUM_DEV: &x")]
    [InlineData("environment: { AEVUM_DEV: &x ")]
    [InlineData("environment: [ AEVUM_DEV")]
    [InlineData("environment: { A: &x 1, «AEVUM_DEV: !!str 1» }")]
    [InlineData("environment: [ \"A=1\"«\"AEVUM_DEV=1\"» ]")]
    [InlineData("environment: [ «\"AEVUM_DEV=1\"»\"B\" ]")]
    [InlineData("environment: [ «AEVUM_DEV=1:», B=1 ]")]
    [InlineData("environment: { «AEVUM_DEV: http://x» }")]
    [InlineData("environment: { «AEVUM_DEV: a»\n  b }")]
    [InlineData("environment: [ A=1\n  , «AEVUM_DEV=1»\n ]")]
    [InlineData("environment: { , , «AEVUM_DEV: 1» }")]
    public void A_flow_collection_is_read_to_its_end(string marked) => Check(DeploymentFileKind.Yaml, marked);

    [Theory]
    [InlineData("environment:\n  «AEVUM_DEV: 1» # on")]
    [InlineData("environment: # what the container sees\n  «AEVUM_DEV: 1»")]
    [InlineData("environment:\n  «AEVUM_DEV: a#b»")]
    [InlineData("environment:\n  «AEVUM_DEV: a:,b»")]
    [InlineData("environment:\n  «AEVUM_DEV: 'a'» # on")]
    [InlineData("environment:\n  «AEVUM_DEV: 'it''s'» # on")]
    [InlineData("environment:\n  «AEVUM_DEV: 'a\\'» # on")]
    [InlineData("environment:\n  «AEVUM_DEV: \"a\\\"b\"» # on")]
    [InlineData("environment:\n  «\"AEVUM_DEV\":1»")]
    [InlineData("environment:\n  «AEVUM_DEV: !!str 1»")]
    [InlineData("environment:\n  AEVUM_DEV:\n    «\"1\"»")]
    [InlineData("environment:\n  AEVUM_DEV:\n    null")]
    [InlineData("environment:\n  AEVUM_DEV: # 1")]
    [InlineData("environment:\n  AEVUM_DEV # on")]
    [InlineData("labels:\n  AEVUM_DEV:\n    1")]
    [InlineData("environment:\n  A:\n    AEVUM_DEV=1")]
    [InlineData("labels: !!map\n  AEVUM_DEV: 1")]
    [InlineData("environment:\n  - AEVUM_DEV # on")]
    [InlineData("environment:\n  - # a note\n  - «AEVUM_DEV=1»")]
    [InlineData("env:\n  -\n    «name: AEVUM_DEV»\n    value: 1")]
    [InlineData("env:\n  - name: A\n    value: AEVUM_DEV")]
    [InlineData("env:\n  x:\n    name: AEVUM_DEV")]
    [InlineData("x-env: &env\n  - «AEVUM_DEV=1»")]
    [InlineData("x-env: &env\n  «AEVUM_DEV: 1»")]
    [InlineData("x-env: !list\n  - AEVUM_DEV=1")]
    [InlineData("environment:\n  - «AEVUM_DEV=1»\n  -")]
    [InlineData("environment:\n  «AEVUM_DEV: 1»\n  B: &x")]
    [InlineData("environment:\n  «AEVUM_DEV: 1»\n  B: &x ")]
    [InlineData("environment:\n  «AEVUM_DEV: 1»\n  - &x")]
    [InlineData("environment:\n  «AEVUM_DEV: 1»\n  B:")]
    [InlineData("data:\n  environment: |\n    A: 1\n\n    AEVUM_DEV: 1\n")]
    [InlineData("a:\n  b: >\n    text\nenvironment:\n  «AEVUM_DEV: 1»")]
    [InlineData("environment:\n---\n- AEVUM_DEV=1")]
    [InlineData("environment:\n...\n- AEVUM_DEV=1")]
    [InlineData("A: \"never closed\nenvironment:\n  «AEVUM_DEV: 1»")]
    public void A_block_is_read_by_its_columns(string marked) => Check(DeploymentFileKind.Yaml, marked);

    [Theory]
    [InlineData("EnvironmentFile", "AEVUM_DEV=1\n\nB=1\n", "\nB=1\n")]
    [InlineData("EnvironmentFile", "AEVUM_DEV=1\r\nB=1\r\n", "B=1\r\n")]
    [InlineData("EnvironmentFile", "AEVUM_DEV=1\rB=1\r", "B=1\r")]
    [InlineData("EnvironmentFile", "AEVUM_DEV='a\nb'\nB=1\n", "B=1\n")]
    [InlineData("AppSettings", "{\n  \"A\": 1, // about A\n  \"AEVUM_DEV\": \"1\",\n  \"B\": 2\n}", "{\n  \"A\": 1, // about A\n  \"B\": 2\n}")]
    [InlineData("AppSettings", "{ \"AEVUM_DEV\": 1,\n  \"B\": 2 }", "{ \n  \"B\": 2 }")]
    [InlineData("AppSettings", "{\n  \"AEVUM_DEV\": 1, \"B\": 2\n}", "{\n   \"B\": 2\n}")]
    [InlineData("AppSettings", "{\r\n\t\"AEVUM_DEV\": 1\r\n}", "{\r\n}")]
    [InlineData("AppSettings", "{\n\"AEVUM_DEV\": 1", "{\n")]
    [InlineData("AppSettings", "{\n\"AEVUM_DEV\": 1 ", "{\n ")]
    [InlineData("Yaml", "environment:\n  AEVUM_DEV: |\n\n    x\n  B: 1\n", "environment:\n  B: 1\n")]
    [InlineData("Yaml", "environment:\n  AEVUM_DEV: 1\n\n  # about B\n  B: 1\n", "environment:\n\n  # about B\n  B: 1\n")]
    [InlineData("Yaml", "env:\n  - name: AEVUM_DEV\n    value: 1\n", "env:\n")]
    [InlineData("Yaml", "x:\n  - &env AEVUM_DEV: 1\n", "x:\n  - &env AEVUM_DEV: 1\n")]
    [InlineData("Yaml", "environment: { AEVUM_DEV: 1 }\n", "environment: { AEVUM_DEV: 1 }\n")]
    public void What_the_fix_deletes_leaves_the_rest_as_it_is(string kind, string before, string after)
    {
        var setting = Assert.Single(DeploymentFileScanner.Scan(Enum.Parse<DeploymentFileKind>(kind), before));

        Assert.Equal(after, before.Remove(setting.Removal.Start, setting.Removal.Length));
    }

    private static void Check(DeploymentFileKind kind, string marked)
    {
        var text = marked.Replace("«", string.Empty, StringComparison.Ordinal).Replace("»", string.Empty, StringComparison.Ordinal);
        var shown = text;
        foreach (var setting in DeploymentFileScanner.Scan(kind, text).Reverse())
        {
            shown = shown.Insert(setting.Span.End, "»").Insert(setting.Span.Start, "«");
        }

        Assert.Equal(marked, shown);
    }
}
