# Installs a formula of packaging/homebrew/build without Homebrew, into an empty prefix, and runs its
# test: what the formula asks of Homebrew stands here. Usage: ruby try.rb FORMULA ARCHIVE
require "digest"
require "fileutils"
require "pathname"
require "tmpdir"

module Language
  module Python
    module Virtualenv
      def virtualenv_create(venv_root, python, system_site_packages: true, without_pip: true)
        options = []
        options << "--system-site-packages" if system_site_packages
        options << "--without-pip" if without_pip
        system python, "-m", "venv", *options, venv_root.to_s
      end
    end
  end
end

# A folder of the prefix in which links are made.
class LinkedFolder
  def initialize(path)
    @path = path
  end

  def install_symlink(target)
    raise "#{target} is missing" unless target.exist?

    @path.mkpath
    FileUtils.ln_s(target, @path/target.basename)
  end

  def to_s
    @path.to_s
  end
end

class Formula
  class << self
    %w[desc homepage url version sha256 license depends_on].each do |field|
      define_method(field) { |value = nil| value ? (@said ||= {})[field] = value : @said[field] }
    end

    def test(&block)
      define_method(:run_test, &block)
    end
  end

  attr_reader :buildpath

  def initialize(prefix, buildpath)
    @prefix = prefix
    @buildpath = buildpath
  end

  def version
    self.class.version
  end

  def libexec
    @prefix/"libexec"
  end

  { bin: "bin", man1: "share/man/man1", bash_completion: "etc/bash_completion.d",
    zsh_completion: "share/zsh/site-functions",
    fish_completion: "share/fish/vendor_completions.d" }.each do |name, folder|
    define_method(name) { LinkedFolder.new(@prefix/folder) }
  end

  def system(*command)
    Kernel.system(*command.map(&:to_s), out: File::NULL) || raise("failed: #{command.join(" ")}")
  end

  def shell_output(command)
    said = `#{command}`
    $?.success? ? said : raise("failed: #{command}")
  end

  def assert_match(expected, actual)
    raise "#{expected} isn't in: #{actual}" unless actual.include?(expected)
  end
end

formula, archive = ARGV.map { |path| File.expand_path(path) }
load formula
raise "the archive has another sum" unless Digest::SHA256.file(archive).hexdigest == Briefreader.sha256
raise "the archive has another name" unless File.basename(Briefreader.url) == File.basename(archive)

# pip as Homebrew runs it: no settings of this machine's.
ENV.delete_if { |name, _| name.start_with?("PIP_", "XDG_", "PYTHON") }
ENV["PIP_CONFIG_FILE"] = File::NULL
Dir.mktmpdir do |place|
  ENV["HOME"] = place
  Kernel.system("tar", "--extract", "--file", archive, "--directory", place) || exit(1)
  buildpath = Pathname(Dir.glob("#{place}/*").first)
  made = Briefreader.new(Pathname(place)/"prefix", buildpath)
  Dir.chdir(buildpath) { made.install }
  FileUtils.rm_r(buildpath) # nothing is left of it, as Homebrew does
  made.run_test
  links = Dir.glob("#{place}/prefix/{bin,etc,share}/**/*").select { |path| File.symlink?(path) }
  raise "only #{links}" unless links.length == 5
end
puts "the formula installs into an empty prefix, and its test passes"
