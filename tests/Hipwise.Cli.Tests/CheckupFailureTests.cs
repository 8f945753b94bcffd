using System.Net.Sockets;
using System.Text;

namespace Hipwise.Cli.Tests;

public class CheckupFailureTests
{
    [Fact]
    public void A_missing_file_is_named()
    {
        using var folder = new TempFolder();
        var path = folder.PathOf("not-there.json");

        HipwiseProcess.Run("checkup", path).ShouldFail(1, path);
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        using var folder = new TempFolder();

        HipwiseProcess.Run("checkup", folder.Root).ShouldFail(1, folder.Root, "folder");
    }

    [Fact]
    public void An_unreadable_file_is_named()
    {
        using var folder = new TempFolder();
        var path = folder.PathOf("locked.json");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        if (Environment.IsPrivilegedProcess)
        {
            // No file mode keeps root out; a socket's file cannot be opened by anyone.
            socket.Bind(new UnixDomainSocketEndPoint(path));
        }
        else
        {
            folder.Write("locked.json", "{}");
            folder.Allow("locked.json", UnixFileMode.None);
        }

        HipwiseProcess.Run("checkup", path).ShouldFail(1, path);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{\n  \"version\": 1,\n  \"pain\": [}\n}", "line 3")]
    [InlineData("{ \"version\": 1, \"version\": 1 }", "version")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "line 1")]
    [InlineData("{ \"version\": 1 } trailing", "line 1")]
    public void What_is_not_JSON_is_refused_with_file_and_place(string text, string place)
    {
        using var folder = new TempFolder();
        var path = folder.Write("answers.json", text);

        HipwiseProcess.Run("checkup", path).ShouldFail(1, path, place);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        HipwiseProcess.RunOn([0x7B, 0x22, 0xFF, 0xFE, 0x00, 0x22, 0x7D], "checkup", "-").ShouldFail(1, "line 1");

    [Fact]
    public void All_problems_are_named_at_once_each_with_place_and_mend()
    {
        using var folder = new TempFolder();
        var path = folder.Write("answers.json", """
            {
              "version": 1,
              "you": { "minutesPerDay": "ten", "hoursSitting": 25 },
              "pain": [{ "place": "kne", "side": "right", "intensity": 11 }],
              "screens": [{ "screen": "single-leg-bridge", "whole": { "hold": 9 } }],
              "shoe": 43
            }
            """);

        HipwiseProcess.Run("checkup", path).ShouldFail(
            1, path, "$.you.minutesPerDay", "from 1 to 120", "$.you.hoursSitting", "from 0 to 24", "$.pain[0].place", "'knee'",
            "$.pain[0].intensity", "from 0 to 10", "$.screens[0].whole", "left and right", "$.shoe");
    }

    [Fact]
    public void Of_two_files_the_wrong_one_is_named()
    {
        using var folder = new TempFolder();
        var earlier = folder.Write("earlier.json", "{ }");

        HipwiseProcess.Run("checkup", ExamplePeople.PathOf("desk-worker"), "--since", earlier).ShouldFail(1, earlier, "version");
    }

    [Fact]
    public void Text_from_the_file_cannot_steer_the_terminal()
    {
        var answers = Encoding.UTF8.GetBytes("""{ "version": 1, "\u001b[2J\u0007": 1, "length": "\u001b]0;x\u0007" }""");

        var error = HipwiseProcess.RunOn(answers, "checkup", "-").ShouldFail(1, "$.length").Error;

        error.Where(letter => char.IsControl(letter) && letter != '\n').ShouldBeEmpty();
    }

    [Theory]
    [InlineData((byte)' ')]
    [InlineData((byte)'[')]
    public void Two_mebibytes_on_standard_input_are_too_much(byte filler)
    {
        var huge = new byte[2 * 1024 * 1024];
        Array.Fill(huge, filler);

        HipwiseProcess.RunOn(huge, "checkup", "-").ShouldFail(1, "1048576");
    }

    [Fact]
    public void Endless_input_is_refused_without_reading_it_to_the_end()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "needs a file without an end");

        HipwiseProcess.Run("checkup", "/dev/zero").ShouldFail(1, "/dev/zero", "1048576");
    }

    [Fact]
    public void An_earlier_file_that_is_missing_is_named()
    {
        using var folder = new TempFolder();
        var earlier = folder.PathOf("earlier.json");

        HipwiseProcess.Run("checkup", ExamplePeople.PathOf("desk-worker"), "--since", earlier).ShouldFail(1, earlier);
    }
}
