namespace Hipwise.Cli.Tests;

public class ExampleCommandTests
{
    [Fact]
    public void List_examples_prints_one_id_a_line_in_order()
    {
        var listed = HipwiseProcess.Run("checkup", "--list-examples").ShouldSucceed().Lines;

        listed.ShouldBe(ExamplePeople.Names);
        listed.ShouldContain("desk-worker");
        listed.ShouldContain("saddle-numbness");
    }

    [Theory]
    [MemberData(nameof(ExamplePeople.All), MemberType = typeof(ExamplePeople))]
    public void Example_prints_exactly_its_file(string name) =>
        HipwiseProcess.Run("checkup", "--example", name).ShouldSucceed().Bytes.ShouldBe(ExamplePeople.Bytes(name));

    [Theory]
    [InlineData("../../README")]
    [InlineData("desk-worker.json")]
    public void Only_the_name_of_an_example_is_one(string name) =>
        HipwiseProcess.Run("checkup", "--example", name).ShouldFail(2, name);

    [Theory]
    [InlineData("--list-examples")]
    [InlineData("--example=desk-worker")]
    public void Without_a_knowledge_folder_there_are_no_examples_and_that_is_said(string option)
    {
        using var folder = new TempFolder();
        var missing = folder.PathOf("not-there");

        HipwiseProcess.Run("checkup", option, "--knowledge", missing).ShouldFail(1, missing);
    }
}
