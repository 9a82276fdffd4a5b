# Made by packaging/homebrew/build. The archive holds the program and everything that it needs as
# wheels: nothing else is fetched.
class Briefreader < Formula
  include Language::Python::Virtualenv

  desc "Terminal reader for briefings and news that knows who said what"
  homepage "@HOMEPAGE@"
  url "@URL@"
  version "@VERSION@"
  sha256 "@SHA256@"
  license "MIT"

  depends_on "python@3.13"

  def install
    virtualenv_create(libexec, "python3.13", system_site_packages: false)
    system "python3.13", "-m", "pip", "--python=#{libexec}/bin/python", "install",
           "--no-index", "--find-links=#{buildpath}", "briefreader[html,office,pdf]==#{version}"
    bin.install_symlink libexec/"bin/briefreader"
    man1.install_symlink libexec/"share/man/man1/briefreader.1"
    bash_completion.install_symlink libexec/"share/bash-completion/completions/briefreader"
    zsh_completion.install_symlink libexec/"share/zsh/site-functions/_briefreader"
    fish_completion.install_symlink libexec/"share/fish/vendor_completions.d/briefreader.fish"
  end

  test do
    assert_match "North Quay", shell_output("#{bin}/briefreader search quay")
  end
end
